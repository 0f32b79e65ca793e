package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.Wave;
import io.ringtrue.telephony.rtp.VoiceListener;
import java.time.Duration;
import java.util.Arrays;

/// Listens to the caller: keeps what it hears if asked to, and knows when the caller speaks and when they pause.
final class Ear implements VoiceListener {
    /// Samples louder than this are speech: some −40 dBm0, far above G.711's own noise.
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

    /// Forgets that the caller spoke: what was said until now is no reason to act any more.
    synchronized void listenAnew() {
        spoken = false;
    }

    /// Whether the caller has spoken since [#listenAnew()] and then been quiet for so long, counted in what was
    /// heard.
    synchronized boolean hasPaused(Duration pause) {
        return spoken && quietSamples >= pause.toMillis() * (Wave.TELEPHONE_RATE / 1_000);
    }

    synchronized Wave recording() {
        return new Wave(Wave.TELEPHONE_RATE, Arrays.copyOf(heard, count));
    }
}
