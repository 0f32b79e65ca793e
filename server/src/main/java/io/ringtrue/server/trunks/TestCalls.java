package io.ringtrue.server.trunks;

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
            case Destinations.Answer.Refused(String why) -> notMade("number " + why);
            case Destinations.Answer.Allowed(String e164) ->
                mayRing(e164)
                        ? counted(trunk, e164)
                        : notMade("this number was rung by a check less than " + PEACE.toMinutes() + " minutes ago");
        };
    }

    /// Counted before it is dialled: a node that dies meanwhile has rung nobody uncounted.
    private Outcome counted(Trunk trunk, String e164) throws InterruptedException {
        return switch (destinations.count(e164)) {
            case Destinations.Answer.Allowed(String _) -> new Outcome(dial(trunk, e164), true);
            case Destinations.Answer.Refused(String why) -> {
                rung.remove(e164);
                yield notMade("number " + why);
            }
        };
    }

    private static Outcome notMade(String why) {
        return new Outcome(CallWords.notMade(why), false);
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
                case null -> CallWords.nothingCame(RINGING);
                case Sign.Rang() -> CallWords.rang().in(took);
                case Sign.Spoke() -> CallWords.spoke().in(took);
                case Sign.Settled(Answered _) -> CallWords.answered().in(took);
                case Sign.Settled(CallRefused refused) -> {
                    if (!mayHaveRung(refused)) rung.remove(e164);
                    yield CallWords.refused(refused).in(took);
                }
            };
        } finally {
            call.hangUp();
        }
    }

    private static void note(CallEvent event, BlockingQueue<Sign> signs) {
        switch (event.kind()) {
            case RINGING -> signs.add(new Sign.Rang());
            // A 180 with SDP rings all the same.
            case EARLY_MEDIA -> signs.add(event.detail().equals("180") ? new Sign.Rang() : new Sign.Spoke());
            default -> {}
        }
    }

    /// Where no phone has rung, whoever mends a password may try again at once.
    private static boolean mayHaveRung(CallRefused refused) {
        return switch (refused.cause()) {
            case BUSY, REJECTED, NO_ANSWER -> true;
            case TRUNK_FAULT, INVALID_NUMBER, CANCELLED -> false;
        };
    }
}
