package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.Wave;
import io.ringtrue.telephony.rtp.VoiceListener;
import java.time.Duration;
import java.util.Arrays;

/// Listens to the caller: records the voice if wanted, and notices speech and pauses. Safe for several
/// threads.
final class Ear implements VoiceListener {
    /// Samples from this value on are speech: about −40 dBm0, far above the noise of G.711.
    private static final int LOUD = 230;

    private final boolean records;
    private short[] heard = new short[0];
    private int count;
    private long quietSamples;
    private boolean spoken;

    Ear(boolean records) {
        this.records = records;
    }

    @Override
    public synchronized void heard(short[] samples) {
        if (records) keep(samples);
        for (short sample : samples) {
            quietSamples = Math.abs(sample) >= LOUD ? 0 : quietSamples + 1;
            spoken |= quietSamples == 0;
        }
    }

    private void keep(short[] samples) {
        if (count + samples.length > heard.length) heard = Arrays.copyOf(heard, 2 * (count + samples.length));
        System.arraycopy(samples, 0, heard, count, samples.length);
        count += samples.length;
    }

    /// Forgets that the caller has spoken, so that [#hasPaused] waits for new speech.
    synchronized void listenAnew() {
        spoken = false;
    }

    /// Whether the caller has spoken since [#listenAnew()] and then been quiet for this long, measured in
    /// samples heard.
    synchronized boolean hasPaused(Duration pause) {
        return spoken && quietSamples >= pause.toMillis() * (Wave.TELEPHONE_RATE / 1_000);
    }

    synchronized Wave recording() {
        return new Wave(Wave.TELEPHONE_RATE, Arrays.copyOf(heard, count));
    }
}
