package io.ringtrue.server.verification;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.callbacks.MessageId;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.calls.CallProgress;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Brings verifications to their one final status: status, charge and callback in one transaction.
public final class Endings implements CallProgress {
    private static final System.Logger LOG = System.getLogger(Endings.class.getName());

    private final VerificationStore store;
    private final CallbackComposers composers;
    private final ProgressWish progressWish;
    private final Clock clock;
    private final Runnable wakeCourier;
    private final LiveTimelines live = new LiveTimelines();

    /// Whether an account wants a callback when dialling starts.
    @FunctionalInterface
    public interface ProgressWish {
        boolean of(long accountId);
    }

    /// @param wakeCourier called when a callback is due
    public Endings(
            VerificationStore store,
            CallbackComposers composers,
            ProgressWish progressWish,
            Clock clock,
            Runnable wakeCourier) {
        this.store = store;
        this.composers = composers;
        this.progressWish = progressWish;
        this.clock = clock;
        this.wakeCourier = wakeCourier;
    }

    @Override
    public void dialling(CallOrder order) {
        live.begin(order.id());
        try {
            reportProgress(order);
        } catch (RuntimeException e) {
            LOG.log(ERROR, "the progress callback of verification " + order.id() + " could not be written", e);
        }
    }

    private void reportProgress(CallOrder order) {
        Verification verification = known(order.id());
        if (verification.order().callbackUrl().isEmpty() || !progressWish.of(verification.accountId())) return;
        Instant now = now();
        Supplier<List<TimelineEvent>> story = () -> story(verification, live.soFar(verification.id()));
        Optional<NewCallback> progress =
                callback("progress", new CallbackComposer.Report(verification.dialling(), now, story));
        progress.ifPresent(callback -> {
            store.progress(order.id(), callback, now);
            wakeCourier.run();
        });
    }

    @Override
    public void happened(CallOrder order, String event, String detail) {
        live.tell(order.id(), new TimelineEvent(now(), event, detail));
    }

    @Override
    public void wrongEntry(CallOrder order, int nth) {
        store.wrongPin(order.id(), order.generation(), nth, now());
    }

    @Override
    public void finished(CallOrder order, CallOutcome outcome, CallFacts facts, List<CallTrace> traces) {
        if (outcome instanceof CallOutcome.Barred barred) tellBarred(order.id(), barred);
        conclude(known(order.id()), order.generation(), VerificationEnd.of(outcome, facts), traces);
    }

    /// Once, although the end may be told several times: the story of an order that was not dialled is empty till now.
    private void tellBarred(long id, CallOutcome.Barred barred) {
        live.begin(id);
        if (live.soFar(id).isEmpty()) live.tell(id, new TimelineEvent(now(), "barred", "number " + barred.rule()));
    }

    /// Ends a verification that was stopped before it was dialled.
    void stopped(VerificationStore.Stop stop) {
        conclude(stop.verification(), stop.generation(), VerificationEnd.of(new CallOutcome.Stopped(false)), List.of());
    }

    /// Ends a verification nobody is calling any more.
    void abandoned(VerificationStore.Abandoned abandoned) {
        LOG.log(
                WARNING,
                "verification " + abandoned.verification().id()
                        + " was left behind by a node that died: ended as failed");
        conclude(
                abandoned.verification(), abandoned.generation(), VerificationEnd.failed(Reason.NODE_FAULT), List.of());
    }

    /// The callback of a verification that could not be paid for; empty when it has no callback URL.
    Optional<NewCallback> unpaid(Verification verification) {
        Instant at = verification.order().created();
        Verification ended = verification.ended(VerificationEnd.UNPAID, at);
        List<TimelineEvent> story = List.of(
                TimelineEvent.accepted(verification),
                TimelineEvent.unpaid(ended.standing().status(), at));
        return callback("final", new CallbackComposer.Report(ended, at, () -> story));
    }

    void wakeCourier() {
        wakeCourier.run();
    }

    List<TimelineEvent> timeline(long accountId, long id) {
        List<TimelineEvent> all = new ArrayList<>(store.timeline(accountId, id));
        boolean running = store.find(accountId, id)
                .filter(found -> !found.standing().status().isFinal())
                .isPresent();
        if (running) all.addAll(live.soFar(id));
        return all;
    }

    AutoCloseable follow(long id, Consumer<TimelineEvent> sink) {
        return live.follow(id, sink);
    }

    private void conclude(Verification verification, long generation, VerificationEnd end, List<CallTrace> traces) {
        Instant now = now();
        Verification ended = verification.ended(end, now);
        List<TimelineEvent> story = new ArrayList<>(live.soFar(verification.id()));
        List<TimelineEvent> last = List.of(
                new TimelineEvent(
                        now,
                        "finished",
                        end.status().text() + " (" + end.reason().text() + ")"),
                new TimelineEvent(now, "charged", ended.standing().cost().toString()));
        story.addAll(last);
        boolean stored = store.finish(new Finish(
                verification.id(),
                generation,
                end,
                ended.standing().cost(),
                now,
                story,
                traces,
                callback("final", new CallbackComposer.Report(ended, now, () -> story(verification, story)))));
        if (stored) {
            last.forEach(event -> live.tell(verification.id(), event));
            wakeCourier.run();
        } else {
            LOG.log(
                    WARNING,
                    "verification " + verification.id() + " had been ended already, as "
                            + known(verification.id()).standing().status().text() + "; this outcome ("
                            + end.status().text() + ") is dropped");
        }
        live.end(verification.id());
    }

    /// To the millisecond, as it is stored: a callback says what is answered later.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// What is stored, and what has happened since.
    private List<TimelineEvent> story(Verification verification, List<TimelineEvent> since) {
        List<TimelineEvent> all = new ArrayList<>(store.story(verification));
        all.addAll(since);
        return all;
    }

    /// Empty when there is no callback URL, and when no dialect has this name any more: the verification
    /// still ends, with its charge, and the log says that nobody was told.
    private Optional<NewCallback> callback(String kind, CallbackComposer.Report report) {
        Verification verification = report.verification();
        if (verification.order().callbackUrl().isEmpty()) return Optional.empty();
        Optional<CallbackComposer> composer = composers.of(verification.order().dialect());
        if (composer.isEmpty()) {
            LOG.log(
                    ERROR,
                    "verification " + verification.id() + " gets no " + kind + " callback: the dialect \""
                            + verification.order().dialect() + "\" composes none");
        }
        return composer.map(known -> new NewCallback(MessageId.random(), kind, known.compose(report)));
    }

    private Verification known(long id) {
        return store.verification(id)
                .orElseThrow(() -> new IllegalStateException("verification " + id + " has vanished"));
    }
}
