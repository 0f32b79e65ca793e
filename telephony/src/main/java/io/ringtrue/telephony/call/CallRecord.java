package io.ringtrue.telephony.call;

import io.ringtrue.telephony.rtp.RtpCounts;
import io.ringtrue.telephony.rtp.RtpStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The state of a call. It is settled once, as answered or refused, and an answered call ends once. If
/// several causes come together, the first one counts. Safe for several threads; only [#awaitAnswer()]
/// blocks.
final class CallRecord {
    private final CountDownLatch settled = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();
    private @Nullable CallAnswer answer;
    private CallEnded.@Nullable Cause ended;
    private long settledAt;
    private long endedAt;
    private String trunk = "";
    private String sipCallId = "";
    private String codec = "";
    private int sipStatus;
    private int q850;

    /// Settles the call, which releases the thread in [#awaitAnswer()].
    ///
    /// @return false when it was settled before
    synchronized boolean settle(CallAnswer outcome) {
        if (answer != null) return false;
        answer = outcome;
        settledAt = System.nanoTime();
        settled.countDown();
        return true;
    }

    /// Settles the call as answered, now.
    ///
    /// @return false when it was settled before
    synchronized boolean answered(String agreedCodec) {
        codec = agreedCodec;
        sipStatus = 200;
        return settle(new Answered(Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    /// Ends an answered call.
    ///
    /// @return false when it was not answered, or has ended before
    synchronized boolean end(CallEnded.Cause cause) {
        if (!(answer instanceof Answered) || ended != null) return false;
        ended = cause;
        endedAt = System.nanoTime();
        return true;
    }

    synchronized boolean isAnswered() {
        return answer instanceof Answered;
    }

    synchronized boolean isOver() {
        return answer instanceof CallRefused || ended != null;
    }

    synchronized Optional<CallEnded.Cause> ended() {
        return Optional.ofNullable(ended);
    }

    synchronized void throwIfEnded() {
        if (ended != null) throw new CallEnded(ended);
    }

    CallAnswer awaitAnswer() throws InterruptedException {
        settled.await();
        synchronized (this) {
            if (answer == null) throw new IllegalStateException("settled without an answer");
            return answer;
        }
    }

    synchronized void tried(String trunkName, String callId) {
        trunk = trunkName;
        sipCallId = callId;
    }

    synchronized void status(int status) {
        sipStatus = status;
    }

    synchronized void cause(OptionalInt networkCause) {
        networkCause.ifPresent(cause -> q850 = cause);
    }

    synchronized CallFacts facts(@Nullable RtpStream voice) {
        long now = System.nanoTime();
        long ringEnd = answer == null ? now : settledAt;
        long talkEnd = ended == null ? now : endedAt;
        RtpCounts counts = voice == null ? RtpCounts.NOTHING : voice.counts();
        return new CallFacts(
                trunk,
                sipCallId,
                codec,
                sipStatus,
                q850,
                Duration.ofNanos(ringEnd - startedAt),
                answer instanceof Answered ? Duration.ofNanos(talkEnd - settledAt) : Duration.ZERO,
                counts.sent(),
                counts.received());
    }
}
