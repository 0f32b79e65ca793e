package io.ringtrue.server.trunks;

import io.ringtrue.server.trunks.CheckStep.Verdict;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallAnswer;
import io.ringtrue.telephony.call.CallEvent;
import io.ringtrue.telephony.call.CallRefused;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Rings a number over one trunk, and hangs up as soon as it rings or answers: enough to see that calls get through,
/// and mostly uncharged. Safe for several threads.
public final class TestCalls {
    private static final String STEP = "call";
    private static final Duration RINGING = Duration.ofSeconds(7);
    private static final Duration TALK = Duration.ofSeconds(2);

    /// A person whose phone has rung for nothing is left alone for so long.
    private static final Duration PEACE = Duration.ofMinutes(2);

    private final SipDialer dialer;
    private final Destinations destinations;
    private final ThreadFactory threads;
    private final Clock clock;
    private final Map<String, Instant> rung = new ConcurrentHashMap<>();

    public TestCalls(SipDialer dialer, Destinations destinations, ThreadFactory threads, Clock clock) {
        this.dialer = dialer;
        this.destinations = destinations;
        this.threads = threads;
        this.clock = clock;
    }

    /// @param called whether the number was dialled
    record Outcome(CheckStep step, boolean called) {}

    /// What came first: a sign that it rings, or the answer.
    private sealed interface Sign {
        record Rang() implements Sign {}

        /// Voice before the answer: a phone that rings, or an announcement.
        record Spoke() implements Sign {}

        record Settled(CallAnswer answer) implements Sign {}
    }

    Outcome ring(Trunk trunk, String number) throws InterruptedException {
        return switch (destinations.of(number)) {
            case Destinations.Answer.Refused(String why) -> refused("number " + why + ".");
            case Destinations.Answer.Allowed(String e164) ->
                mayRing(e164)
                        ? new Outcome(dial(trunk, e164), true)
                        : refused("This number was rung by a check less than " + PEACE.toMinutes() + " minutes ago.");
        };
    }

    private static Outcome refused(String why) {
        String sentence = Character.toUpperCase(why.charAt(0)) + why.substring(1);
        return new Outcome(
                CheckStep.of(
                        STEP,
                        Verdict.WARNING,
                        "Test call not made",
                        sentence,
                        "Type a number that verifications may call, best your own."),
                false);
    }

    private boolean mayRing(String e164) {
        Instant now = clock.instant();
        rung.values().removeIf(at -> !at.plus(PEACE).isAfter(now));
        return rung.putIfAbsent(e164, now) == null;
    }

    private CheckStep dial(Trunk trunk, String e164) throws InterruptedException {
        BlockingQueue<Sign> signs = new LinkedBlockingQueue<>();
        long began = System.nanoTime();
        Call call = dialer.dialOver(trunk.name(), new DialOrder(e164, RINGING, TALK, event -> note(event, signs)));
        Thread waiting = threads.newThread(() -> signs.add(new Sign.Settled(call.awaitAnswer())));
        waiting.start();
        try {
            Sign first = signs.poll(RINGING.toNanos(), TimeUnit.NANOSECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return switch (first) {
                case null ->
                    CheckStep.of(
                            STEP,
                            Verdict.PROBLEM,
                            "The number did not ring",
                            "Nothing came back within " + RINGING.toSeconds() + " s but, at most, 100 Trying.",
                            "Ask the carrier what became of this call. Some routes take longer to ring.");
                case Sign.Rang() ->
                    CheckStep.ok(STEP, "The phone rings", "We hung up at once, before anybody answered.")
                            .in(took);
                case Sign.Spoke() ->
                    CheckStep.of(
                                    STEP,
                                    Verdict.WARNING,
                                    "Sound came before an answer",
                                    "It may be a phone that rings, or an announcement such as: no such number.",
                                    "Type a number that you know to ring.")
                            .in(took);
                case Sign.Settled(Answered _) ->
                    CheckStep.ok(STEP, "The call was answered", "We hung up at once. The carrier may charge it.")
                            .in(took);
                case Sign.Settled(CallRefused refused) -> {
                    // No phone has rung: who mends a password may try again at once.
                    switch (refused.cause()) {
                        case TRUNK_FAULT, INVALID_NUMBER, CANCELLED -> rung.remove(e164);
                        case BUSY, REJECTED, NO_ANSWER -> {}
                    }
                    yield refused(refused).in(took);
                }
            };
        } finally {
            call.hangUp();
        }
    }

    private static void note(CallEvent event, BlockingQueue<Sign> signs) {
        switch (event.kind()) {
            case RINGING -> signs.add(new Sign.Rang());
            case EARLY_MEDIA -> signs.add(new Sign.Spoke());
            default -> {}
        }
    }

    private static CheckStep refused(CallRefused refused) {
        return switch (refused.cause()) {
            case BUSY, REJECTED, NO_ANSWER ->
                CheckStep.ok(STEP, "Calls get through", "The far end refused: " + refused.detail() + ".");
            case INVALID_NUMBER ->
                CheckStep.of(
                        STEP,
                        Verdict.WARNING,
                        "The trunk does not know this number",
                        refused.detail() + ".",
                        "If the number is right, the carrier may want numbers in another form than E.164 with a plus.");
            case TRUNK_FAULT, CANCELLED ->
                CheckStep.of(
                        STEP,
                        Verdict.PROBLEM,
                        "The call failed",
                        refused.detail() + ".",
                        switch (refused.sipStatus()) {
                            case 0 ->
                                "This server sent nothing, or nobody answered: look at the step above, and at the trunk's calls now.";
                            case 401, 407 -> "User name or password are wrong.";
                            case 403 ->
                                "The carrier refuses: look at the caller ID, which many check, and at what the account may call.";
                            case 503 -> "The carrier takes no calls now, or none from this server.";
                            default -> "Ask the carrier what this means.";
                        });
        };
    }
}
