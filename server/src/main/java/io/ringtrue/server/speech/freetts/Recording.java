package io.ringtrue.server.speech.freetts;

import com.sun.speech.freetts.audio.AudioPlayer;
import io.ringtrue.telephony.audio.Wave;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;

/// Takes the place of FreeTTS's loudspeaker and keeps the sound: 16 kHz mono, 16 bits, big-endian.
final class Recording implements AudioPlayer {
    private static final int RATE = 16_000;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(RATE, 16, 1, true, true);

    Wave wave() {
        short[] samples = new short[heard.size() / 2];
        ByteBuffer.wrap(heard.toByteArray())
                .order(ByteOrder.BIG_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return new Wave(RATE, samples);
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
        if (!format.matches(this.format)) throw new IllegalArgumentException("unexpected sound format: " + format);
        this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean write(byte[] audio) {
        return write(audio, 0, audio.length);
    }

    @Override
    public boolean write(byte[] audio, int offset, int length) {
        heard.write(audio, offset, length);
        return true;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public long getTime() {
        return 0;
    }

    // A recording is neither paused nor cancelled, and SpeechChain sets its level.

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
