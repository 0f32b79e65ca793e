package io.ringtrue.telephony.call;

import io.ringtrue.telephony.media.SrtpSuite;
import io.ringtrue.telephony.rtp.RtpCounts;
import io.ringtrue.telephony.sdp.AgreedKeys;
import io.ringtrue.telephony.sdp.VoicePath;
import io.ringtrue.telephony.sip.transaction.Rung;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// When the steps of one attempt happened, by the monotonic clock, and its figures relative to its start.
/// Safe for several threads.
final class AttemptTimes {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long begun = System.nanoTime();
    /// 0: it has not happened.
    private volatile long rang;

    private volatile long answered;

    /// What a call's voice was, whatever the attempt.
    ///
    /// @param spoken when prompts began and ended, by the monotonic clock
    record Voices(RtpCounts counts, MediaFigures.Keys keys, List<long[]> spoken) {}

    void began() {
        begun = System.nanoTime();
    }

    long beganNanos() {
        return begun;
    }

    /// Only the first time counts.
    void rang() {
        if (rang == 0) rang = System.nanoTime();
    }

    void answered() {
        answered = System.nanoTime();
    }

    void over() {
        over.countDown();
    }

    /// @return false when it is not over by then
    boolean awaitOver(Duration patience) throws InterruptedException {
        return over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    Optional<Duration> toRinging() {
        return since(rang);
    }

    Optional<Duration> toAnswer() {
        return since(answered);
    }

    CallTrace.Message message(Rung rung) {
        return new CallTrace.Message(after(rung.nanos()), rung.isSent(), rung.line(), rung.cseq(), rung.repeats());
    }

    MediaFigures figures(VoicePath path, Voices voices) {
        RtpCounts counts = voices.counts();
        return new MediaFigures(
                path.codec().name(),
                path.keys().map(AgreedKeys::suite).map(SrtpSuite::name),
                path.packetMillis(),
                new MediaFigures.Flow(counts.sent(), counts.sentOctets()),
                new MediaFigures.Flow(counts.received(), counts.receivedOctets()),
                counts.missing(),
                counts.late(),
                counts.repeated(),
                counts.foreign(),
                counts.jitterMillis(),
                since(counts.firstReceivedNanos()),
                voices.keys(),
                voices.spoken().stream()
                        .map(span -> new MediaFigures.Span(after(span[0]), after(span[1])))
                        .toList());
    }

    private Optional<Duration> since(long nanos) {
        return nanos == 0 ? Optional.empty() : Optional.of(after(nanos));
    }

    private Duration after(long nanos) {
        return Duration.ofNanos(nanos - begun).truncatedTo(ChronoUnit.MICROS);
    }
}
