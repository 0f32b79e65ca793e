package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.Voice;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The last second of voice that we sent, to recognize its echo: hybrids, handsets and other telephones
/// reflect it after up to half a second. It stores which part of which sound was sent when; the samples stay
/// in the sounds. Written by the pacer, compared by the reader.
final class SentVoice {
    /// No place in what was sent.
    static final long NOWHERE = Long.MIN_VALUE;

    private static final int SIZE = 8_192; // samples, some 1.02 s
    /// How far an echo may move between two comparisons, in samples: clocks drift.
    private static final int DRIFT = 2;
    /// The correlation above which a sound is our echo. A pure echo correlates with what was sent by more
    /// than 0.9, even if a telephone colours it. If a real key is heard as well, it makes up at least half of
    /// the energy, so the echo beside it reaches at most the root of a half, 0.71.
    private static final double ALIKE = 0.8;

    /// The coarse search uses one sample of four, 70 for each key. It gives a correlation of 0.8 to within
    /// about 0.05, so no echo is missed.
    private static final int STEP = 4;
    /// A place with a coarse correlation above this is examined with all samples.
    private static final double NEAR = 0.55;
    /// One thread compares for every call, so the memory is shared.
    private static final ThreadLocal<LastSecond> LAST_SECOND = ThreadLocal.withInitial(LastSecond::new);

    private volatile @Nullable Run latest;
    private volatile long sent;

    /// A part of a sound that was sent without a break. Only the pacer changes it, and only `length` and
    /// `before`.
    private static final class Run {
        private final Voice sound;
        private final int from;
        private final long at;
        private volatile int length;
        private volatile @Nullable Run before;

        /// @param from first sample of the sound
        /// @param at how many samples had been sent before it
        Run(Voice sound, int from, long at, int length, @Nullable Run before) {
            this.sound = sound;
            this.from = from;
            this.at = at;
            this.length = length;
            this.before = before;
        }

        long end() {
            return at + length;
        }

        boolean goesOnWith(Voice other, int next, long now) {
            return sound == other && from + length == next && end() == now;
        }
    }

    /// The memory for one comparison.
    private static final class LastSecond {
        private final float[] samples = new float[SIZE];
        private final float[] theirs = new float[SIZE];
        private final ByteBuffer octets = ByteBuffer.allocate(SIZE);
    }

    /// A part of a sound is sent. [#passed(int)] follows with the whole frame.
    void add(Voice sound, int from, int count) {
        Run last = latest;
        if (last != null && last.goesOnWith(sound, from, sent)) {
            int before = last.length;
            last.length = before + count;
        } else {
            latest = new Run(sound, from, sent, count, last);
            forget(sent - SIZE);
        }
    }

    /// This many samples have been sent, sound or silence.
    void passed(int samples) {
        long before = sent;
        sent = before + samples;
    }

    private void forget(long until) {
        for (Run run = latest; run != null; run = run.before) {
            Run older = run.before;
            if (older != null && older.end() <= until) run.before = null;
        }
    }

    /// Whether some part of the last second is this sound, apart from its loudness. It costs half a million
    /// multiplications if a sound was sent within the last second, and nothing otherwise. So call it when a
    /// key was heard, not all the time.
    ///
    /// @param format the format in which the voice was sent
    boolean resembles(short[] sound, VoiceFormat format) {
        return find(sound, format) != NOWHERE;
    }

    /// The same as [#resembles], and where.
    ///
    /// @return how many samples had been sent when the part that is alike began; [#NOWHERE] if there is none
    long find(short[] sound, VoiceFormat format) {
        Run last = latest;
        long now = sent;
        if (last == null || now - last.end() >= SIZE) return NOWHERE;
        float[] ours = decoded(last, now, format, LAST_SECOND.get());
        float[] theirs = new float[sound.length];
        for (int i = 0; i < sound.length; i++) theirs[i] = sound[i];
        double loudness = energy(theirs, 0, theirs.length, 1);
        int lag = loudness > 0 ? lagOf(ours, theirs, loudness) : -1;
        return lag < 0 ? NOWHERE : now - SIZE + lag;
    }

    /// Whether the part that was sent at `place`, or up to two samples before or after, is this sound. It
    /// costs some two thousand multiplications.
    ///
    /// @param place as [#find] returns it
    /// @return where the part begins that is most alike; [#NOWHERE] when none is
    long findNear(short[] sound, long place, VoiceFormat format) {
        Run last = latest;
        if (last == null || sent - last.end() >= SIZE || sound.length + 2 * DRIFT > SIZE) return NOWHERE;
        LastSecond room = LAST_SECOND.get();
        int length = sound.length + 2 * DRIFT;
        decode(last, place - DRIFT, Math.min(place - DRIFT + length, sent), format, room, length);
        for (int i = 0; i < sound.length; i++) room.theirs[i] = sound[i];
        double loudness = energy(room.theirs, 0, sound.length, 1);
        double best = ALIKE * ALIKE * loudness;
        long found = NOWHERE;
        for (int lag = 0; lag <= 2 * DRIFT && loudness > 0; lag++) {
            double own = energy(room.samples, lag, sound.length, 1);
            double product = product(room.samples, lag, room.theirs, sound.length, 1);
            if (own > 0 && product * product > best * own) {
                best = product * product / own;
                found = place - DRIFT + lag;
            }
        }
        return found;
    }

    /// Tries every lag with one sample of four, and the near ones with all samples.
    ///
    /// @return -1 when none is alike
    private static int lagOf(float[] ours, float[] theirs, double loudness) {
        double coarseLoudness = energy(theirs, 0, theirs.length, STEP);
        int lags = ours.length - theirs.length + 1;
        for (int phase = 0; phase < STEP; phase++) {
            double own = energy(ours, phase, theirs.length, STEP);
            for (int lag = phase; lag < lags; lag += STEP) {
                double coarse = own > 0 ? product(ours, lag, theirs, theirs.length, STEP) : 0;
                if (coarse * coarse > NEAR * NEAR * own * coarseLoudness && isAlike(ours, lag, theirs, loudness)) {
                    return lag;
                }
                int entering = lag + theirs.length; // a multiple of STEP after the lag
                double enters = entering < ours.length ? ours[entering] : 0;
                own += enters * enters - (double) ours[lag] * ours[lag];
            }
        }
        return -1;
    }

    private static boolean isAlike(float[] ours, int lag, float[] theirs, double loudness) {
        double product = product(ours, lag, theirs, theirs.length, 1);
        return product * product > ALIKE * ALIKE * energy(ours, lag, theirs.length, 1) * loudness;
    }

    private static double energy(float[] samples, int from, int length, int step) {
        double energy = 0;
        for (int i = from; i < from + length; i += step) energy += (double) samples[i] * samples[i];
        return energy;
    }

    /// Four sums at once, because the processor can add them in parallel; a single sum waits for each
    /// addition.
    private static double product(float[] ours, int lag, float[] theirs, int length, int step) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int end = length - 3 * step;
        for (int i = 0; i < end; i += 4 * step) {
            a += ours[lag + i] * theirs[i];
            b += ours[lag + i + step] * theirs[i + step];
            c += ours[lag + i + 2 * step] * theirs[i + 2 * step];
            d += ours[lag + i + 3 * step] * theirs[i + 3 * step];
        }
        return (double) a + b + c + d;
    }

    /// The samples of the last second before `now`, oldest first, with silence where no sound was sent.
    private static float[] decoded(Run last, long now, VoiceFormat format, LastSecond room) {
        decode(last, now - SIZE, now, format, room, SIZE);
        return room.samples;
    }

    /// Puts the samples from `start` to `end` to the front of the room, and silence up to `length`.
    private static void decode(Run last, long start, long end, VoiceFormat format, LastSecond room, int length) {
        Arrays.fill(room.samples, 0, length, 0);
        for (Run run = last; run != null && run.end() > start; run = run.before) {
            long from = Math.max(run.at, start);
            int count = (int) (Math.min(run.end(), end) - from);
            if (count <= 0) continue; // this part began later
            room.octets.clear();
            run.sound.write(format.codec(), run.from + (int) (from - run.at), count, room.octets);
            int at = (int) (from - start);
            for (int i = 0; i < count; i++)
                room.samples[at + i] = format.decoder().decode(room.octets.get(i));
        }
    }
}
