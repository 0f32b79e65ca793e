package io.ringtrue.server.calls;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.CallEvent;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.Dialer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One order from claim to outcome, top to bottom on its own thread.
final class LiveCall implements Runnable {
    private static final System.Logger LOG = System.getLogger(LiveCall.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /// All that an account may learn where others' calls are counted too.
    private static final String NOT_NOW = "cannot be called now";
    /// How long the end of the call waits for the answer to our BYE, so that it is in the record.
    /// Carriers answer within a round trip. The callback waits as long, so a far end that never answers
    /// must not cost much.
    private static final Duration CONFIRMATION = Duration.ofMillis(300);

    private static final CallFacts NEVER_DIALLED = new CallFacts("", "", "", 0, 0, Duration.ZERO, Duration.ZERO, 0, 0);

    private final CallOrder order;
    private final CallQueue queue;
    private final Dialer dialer;
    private final ScriptWriter scripts;
    private final LastCheck lastCheck;
    private final CallProgress progress;
    private final CallDeskSettings settings;
    private final Clock clock;
    private final ThreadFactory threads;
    private final Consumer<LiveCall> whenOver;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch shutDown = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile @Nullable Call call;
    private volatile boolean unstored;

    LiveCall(
            CallOrder order,
            CallQueue queue,
            Dialer dialer,
            ScriptWriter scripts,
            LastCheck lastCheck,
            CallProgress progress,
            CallDeskSettings settings,
            Clock clock,
            ThreadFactory threads,
            Consumer<LiveCall> whenOver) {
        this.order = order;
        this.queue = queue;
        this.dialer = dialer;
        this.scripts = scripts;
        this.lastCheck = lastCheck;
        this.progress = progress;
        this.settings = settings;
        this.clock = clock;
        this.threads = threads;
        this.whenOver = whenOver;
    }

    CallOrder order() {
        return order;
    }

    /// Whether it counts among the trunks' calls already.
    boolean isDialled() {
        return call != null;
    }

    /// Whether it has an outcome that the store could not take so far.
    boolean isUnstored() {
        return unstored;
    }

    CountDownLatch over() {
        return over;
    }

    void stop() {
        stopped = true;
        Call dialled = call;
        if (dialled != null) dialled.hangUp();
    }

    /// Hangs up because this node goes down: nobody is charged for that.
    void cutOff() {
        shutDown.countDown();
        stop();
    }

    @Override
    public void run() {
        try {
            makeCall();
        } catch (RuntimeException e) {
            LOG.log(ERROR, "call " + order.id() + " could not be finished; recovery will", e);
        } finally {
            whenOver.accept(this);
            over.countDown();
        }
    }

    private void makeCall() {
        if (!clock.instant().isBefore(order.expires())) {
            finish(new CallOutcome.Expired());
            return;
        }
        Optional<CallScript> script = script();
        if (script.isEmpty()) {
            finish(new CallOutcome.Broken("no script", false));
            return;
        }
        if (stopped) return;
        Optional<CallOutcome.Barred> objection = lastCheck.objection(order);
        if (objection.isPresent()) {
            bar(objection.get());
            return;
        }
        // From here on a crash must not ring a second time, so the intent is durable before the INVITE.
        switch (queue.intendToDial(order, queue.now(), settings.doNotCall())) {
            case GIVEN -> {
                progress.dialling(order);
                finish(dial(script.get()));
            }
            case GONE -> {}
            case LISTED -> bar(new CallOutcome.Barred("do-not-call", NOT_NOW));
            case PAUSED -> bar(new CallOutcome.Barred("paused-range", NOT_NOW));
        }
    }

    /// Empty when no voice can say it: the call is not made then.
    private Optional<CallScript> script() {
        try {
            return Optional.of(scripts.write(order, new Journal()));
        } catch (RuntimeException e) {
            LOG.log(ERROR, "call " + order.id() + " is not made: " + e.getMessage(), e);
            return Optional.empty();
        }
    }

    private void bar(CallOutcome.Barred barred) {
        LOG.log(DEBUG, () -> "call " + order.id() + " is not made any more: barred by " + barred.limit());
        finish(barred);
    }

    private CallOutcome dial(CallScript script) {
        boolean answered = false;
        try {
            Call dialled = dialer.dial(
                    new DialOrder(order.number(), settings.ringTimeout(), settings.maxCall(), this::noteWire));
            call = dialled;
            if (stopped) dialled.hangUp();
            return switch (dialled.awaitAnswer()) {
                case CallRefused _ when stopped -> stoppedOutcome(false);
                case CallRefused refused -> new CallOutcome.NotAnswered(refused);
                case Answered _ -> {
                    answered = true;
                    yield talk(dialled, script);
                }
            };
        } catch (RuntimeException e) {
            LOG.log(ERROR, "call " + order.id() + " broke", e);
            return new CallOutcome.Broken(e.getClass().getSimpleName(), answered);
        } finally {
            Call dialled = call;
            if (dialled != null) dialled.hangUp();
        }
    }

    private CallOutcome talk(Call dialled, CallScript script) {
        CallOutcome outcome;
        try {
            outcome = script.run(dialled);
        } catch (CallEnded e) {
            return stopped ? stoppedOutcome(true) : script.cutShort(e.why());
        } finally {
            note("answered-by", JudgementText.of(dialled.answeredBy(), dialled.whoAnswered()));
        }
        sayFarewell(dialled, script, outcome);
        return outcome;
    }

    private CallOutcome stoppedOutcome(boolean answered) {
        return isShutDown() ? new CallOutcome.Broken("shut down", answered) : new CallOutcome.Stopped(answered);
    }

    /// The outcome stands: whoever hangs up now changes nothing.
    private void sayFarewell(Call dialled, CallScript script, CallOutcome outcome) {
        script.farewell(outcome).ifPresent(prompt -> {
            note("speaking", prompt.text());
            try {
                dialled.playToEnd(prompt.sound());
            } catch (CallEnded e) {
                note("farewell-cut", e.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        });
    }

    private void finish(CallOutcome outcome) {
        Call dialled = call;
        CallFacts facts = dialled == null ? NEVER_DIALLED : dialled.facts();
        List<CallTrace> traces = dialled == null ? List.of() : traces(dialled);
        for (Duration pause = SHORTEST_PAUSE; !finished(outcome, facts, traces); pause = longer(pause)) rest(pause);
    }

    /// The record of a call must never cost its outcome.
    private List<CallTrace> traces(Call dialled) {
        try {
            return dialled.traces(CONFIRMATION);
        } catch (RuntimeException e) {
            LOG.log(WARNING, "call " + order.id() + ": its record is lost", e);
            return List.of();
        }
    }

    /// A right PIN must not be lost to a store that is away for a while. The generation makes repeating
    /// harmless.
    private boolean finished(CallOutcome outcome, CallFacts facts, List<CallTrace> traces) {
        try {
            progress.finished(order, outcome, facts, traces);
            if (unstored)
                LOG.log(WARNING, "call " + order.id() + ": " + outcome.word() + ", waits for the store no more");
            return true;
        } catch (RuntimeException e) {
            tellUnstored(outcome, e);
            if (isShutDown() || Thread.currentThread().isInterrupted()) throw e;
            return false;
        }
    }

    /// Once a call, and before anything else can happen to this process: if it is killed now, recovery
    /// ends the verification as failed, and this line is the only trace of what the callee has keyed.
    private void tellUnstored(CallOutcome outcome, RuntimeException failure) {
        if (!unstored) {
            LOG.log(
                    ERROR,
                    "call " + order.id() + ": " + outcome.word() + ", not stored yet; trying until it is or another"
                            + " node has ended the call",
                    failure);
        }
        unstored = true;
    }

    private boolean isShutDown() {
        return shutDown.getCount() == 0;
    }

    /// Ends early when this node goes down: the outcome is then tried once more.
    private void rest(Duration pause) {
        try {
            if (shutDown.await(pause.toMillis(), TimeUnit.MILLISECONDS))
                LOG.log(DEBUG, () -> "call " + order.id() + " waits for the store no more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void noteWire(CallEvent event) {
        note(event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), event.detail());
    }

    private void note(String event, String detail) {
        progress.happened(order, event, detail);
    }

    private final class Journal implements CallJournal {
        @Override
        public void note(String event, String detail) {
            LiveCall.this.note(event, detail);
        }

        /// On a thread of its own: somebody is on the line, and the store may be slow or away.
        @Override
        public void wrongEntry(int nth) {
            Thread thread = threads.newThread(() -> count(nth));
            thread.setName("call-" + order.id() + "-wrong-" + nth);
            thread.start();
        }

        private void count(int nth) {
            try {
                progress.wrongEntry(order, nth);
            } catch (RuntimeException e) {
                LOG.log(WARNING, "a wrong PIN of call " + order.id() + " is not counted before the call ends", e);
            }
        }
    }
}
