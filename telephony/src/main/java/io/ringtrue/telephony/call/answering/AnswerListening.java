package io.ringtrue.telephony.call.answering;

import io.ringtrue.telephony.rtp.VoiceListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Listens to the far end of one call from the answer on. The reader thread feeds it, the call's thread asks
/// it. Safe for several threads.
///
/// Time is that of the voice, kept close to the clock: a far end that suppresses silence sends nothing in a
/// pause, and the pause must be noticed all the same.
public final class AnswerListening implements VoiceListener {
    /// After this silence a machine without a beep is taken to record.
    public static final Duration SILENCE_FOR_A_MESSAGE = Duration.ofMillis(2_500);

    /// It listens so long, and longer only for a beep that somebody awaits: a call costs nothing any more.
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final long FRAME_NANOS = 20_000_000;
    /// How far voice may lag behind the clock before the difference counts as silence. Networks delay voice
    /// by less.
    private static final int MOST_LAG = 25;
    /// How far ahead of the clock voice may be. More of it in a shorter time is a flood, or silence that the
    /// clock has already counted, and is dropped.
    private static final int MOST_LEAD = 50;
    /// More silence at once than 40 s changes nothing any more.
    private static final int MOST_SILENCE = 2_000;

    private static final short[] SILENT_FRAME = new short[AnswerDetector.FRAME];

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanoTime;
    private final AnswerTree tree;
    private final short[] frame = new short[AnswerDetector.FRAME];
    private int filled;
    private @Nullable AnswerDetector detector;
    private WhoAnswered last = WhoAnswered.NOBODY_YET;
    private long beganNanos;
    private long frames;
    private boolean awaited;
    /// The frame at which it began to listen again for a beep; what happened before it is not known.
    private long resumedAt;

    private boolean closed;
    private @Nullable Runnable onMachine;

    /// @param nanoTime the monotonic clock
    public AnswerListening(AnswerTree tree, LongSupplier nanoTime) {
        this.tree = tree;
        this.nanoTime = nanoTime;
    }

    /// The call has been answered: what is heard from now on counts. What was heard before, ring-back tones
    /// and announcements, does not.
    ///
    /// @param own what we send, whose echo does not count
    public void begin(OwnVoice own) {
        lock.lock();
        try {
            detector = new AnswerDetector(tree, own);
            beganNanos = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /// The call is over: nothing is heard any more, and whoever waits is released.
    public void close() {
        lock.lock();
        try {
            if (detector != null) last = detector.who();
            detector = null;
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void heard(short[] samples) {
        Runnable cut = null;
        lock.lock();
        try {
            AnswerDetector listening = detector;
            if (listening != null && take(listening, samples)) cut = onMachine;
        } finally {
            lock.unlock();
        }
        if (cut != null) cut.run();
    }

    /// @return whether it is known from now on that this is a machine
    private boolean take(AnswerDetector listening, short[] samples) {
        if (isTired()) return false;
        boolean before = listening.isMachine();
        long due = due();
        catchUp(listening, due - MOST_LAG);
        for (int at = 0; at < samples.length; ) {
            int count = Math.min(samples.length - at, frame.length - filled);
            System.arraycopy(samples, at, frame, filled, count);
            at += count;
            filled += count;
            if (filled == frame.length) {
                filled = 0;
                if (frames < due + MOST_LEAD) frame(listening, frame);
            }
        }
        return !before && listening.isMachine();
    }

    /// Whether it listens no longer.
    private boolean isTired() {
        return !awaited && frames * FRAME_NANOS >= LONGEST.toNanos();
    }

    private long due() {
        return (nanoTime.getAsLong() - beganNanos) / FRAME_NANOS;
    }

    /// Counts silence until this many frames have passed since the answer.
    private void catchUp(AnswerDetector listening, long until) {
        for (int i = 0; frames < until && i < MOST_SILENCE; i++) frame(listening, SILENT_FRAME);
        frames = Math.max(frames, until);
    }

    private void frame(AnswerDetector listening, short[] next) {
        frames++;
        boolean wasAfterBeep = listening.isAfterBeep();
        boolean isNew = listening.hear(next, 0);
        if (awaited && (isNew || wasAfterBeep != listening.isAfterBeep())) changed.signalAll();
    }

    /// The judgement as it is now.
    public WhoAnswered who() {
        lock.lock();
        try {
            AnswerDetector listening = detector;
            if (listening == null) return last;
            if (!isTired()) catchUp(listening, Math.min(due() - MOST_LAG, LONGEST.toNanos() / FRAME_NANOS));
            return listening.who();
        } finally {
            lock.unlock();
        }
    }

    /// Sets what to run as soon as the far end turns out to be a machine; it is run at once if that is known
    /// already. It runs on the reader thread, so it must return quickly. Null removes it.
    public void onMachine(@Nullable Runnable cut) {
        lock.lock();
        try {
            onMachine = cut;
        } finally {
            lock.unlock();
        }
        if (cut != null && who().sign().isMachine()) cut.run();
    }

    /// Waits until a message may be spoken: until the beep is over, if it is not already, or after
    /// [#SILENCE_FOR_A_MESSAGE].
    ///
    /// @return empty when neither has come within `patience`, or when the call is over
    public Optional<RecordingCue> awaitCue(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isTired()) {
                frames = Math.max(frames, due());
                resumedAt = frames;
            }
            awaited = true;
            long end = nanoTime.getAsLong() + patience.toNanos();
            while (true) {
                Optional<RecordingCue> cue = cue();
                long left = end - nanoTime.getAsLong();
                if (cue.isPresent() || closed || left <= 0) return cue;
                changed.awaitNanos(Math.min(left, 5 * FRAME_NANOS));
            }
        } finally {
            awaited = false;
            lock.unlock();
        }
    }

    private Optional<RecordingCue> cue() {
        AnswerDetector listening = detector;
        if (listening == null) return Optional.empty();
        catchUp(listening, due() - MOST_LAG);
        if (listening.isAfterBeep()) return Optional.of(RecordingCue.BEEP);
        long quiet = Math.min(listening.quiet(), (frames - resumedAt) * FRAME_NANOS / 1_000_000);
        return quiet >= SILENCE_FOR_A_MESSAGE.toMillis() ? Optional.of(RecordingCue.SILENCE) : Optional.empty();
    }
}
