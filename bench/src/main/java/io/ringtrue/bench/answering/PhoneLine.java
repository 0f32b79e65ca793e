package io.ringtrue.bench.answering;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.Level;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// A telephone line: its level, noise, codecs and losses.
///
/// @param level of speech, dBm0, −35 to −10
/// @param noiseBelow how far the noise is below speech, dB: 10 to 30, of people in the background 20 to 30;
/// 0 when there is none
/// @param isGsm whether a mobile network's full-rate codec comes first
/// @param lossPercent frames that are replaced by silence
record PhoneLine(int level, Noise noise, int noiseBelow, boolean isGsm, G711 law, int lossPercent) {
    enum Noise {
        NONE,
        WHITE,
        PINK,
        HUM,
        BABBLE
    }

    private static final double SPEECH_DBM0 = -19;
    private static final int FRAME = 160;

    static PhoneLine any(Random random) {
        int dice = random.nextInt(100);
        Noise noise = dice < 12
                ? Noise.NONE
                : dice < 50 ? Noise.WHITE : dice < 78 ? Noise.PINK : dice < 92 ? Noise.HUM : Noise.BABBLE;
        return new PhoneLine(
                -35 + random.nextInt(26),
                noise,
                noise == Noise.NONE ? 0 : noise == Noise.BABBLE ? 20 + random.nextInt(11) : 10 + random.nextInt(21),
                random.nextInt(10) < 3,
                random.nextInt(5) < 3 ? G711.MU_LAW : G711.A_LAW,
                random.nextInt(10) < 3 ? 2 : 0);
    }

    static short clamped(double sample) {
        return (short) Math.clamp(Math.round(sample), -32_768, 32_767);
    }

    /// What arrives of a sound whose speech has −19 dBm0, in octets of G.711.
    ///
    /// @param babble other people's speech, for [Noise#BABBLE]; not empty
    byte[] carry(short[] sound, short[] babble, Random random, Path scratch) throws IOException {
        short[] noisy = new short[sound.length];
        double[] noises = noises(sound.length, babble, random);
        double gain = Level.gain(SPEECH_DBM0, level);
        for (int i = 0; i < sound.length; i++) noisy[i] = clamped(sound[i] * gain + noises[i]);
        byte[] octets = law.encode(isGsm ? throughGsm(noisy, scratch) : noisy);
        for (int at = 0; at + FRAME <= octets.length; at += FRAME) {
            if (random.nextInt(100) < lossPercent) Arrays.fill(octets, at, at + FRAME, law.silence());
        }
        return octets;
    }

    private double[] noises(int length, short[] babble, Random random) {
        double[] noises = new double[length];
        double slow = 0;
        double slower = 0;
        for (int i = 0; i < length; i++) {
            double white = random.nextGaussian();
            slow += (white - slow) * 0.3;
            slower += (white - slower) * 0.03;
            noises[i] = switch (noise) {
                case NONE -> 0;
                case WHITE -> white;
                case PINK -> white * 0.1 + slow + 2 * slower;
                case HUM -> Math.sin(i * 0.0393) + 0.5 * Math.sin(i * 0.1178) + 0.3 * white;
                case BABBLE -> babble[i % babble.length];
            };
        }
        double squares = 0;
        for (double each : noises) squares += each * each;
        double rms = Math.sqrt(squares / Math.max(1, length));
        double wanted = Level.sinePeak(level - noiseBelow) / Math.sqrt(2);
        for (int i = 0; i < length && rms > 0; i++) noises[i] *= wanted / rms;
        return noises;
    }

    private static short[] throughGsm(short[] samples, Path scratch) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) bytes.putShort(sample);
        Path raw = scratch.resolve("line.s16");
        Path coded = scratch.resolve("line.gsm");
        Path back = scratch.resolve("back.s16");
        Files.write(raw, bytes.array());
        sox("-t", "raw", "-r", "8000", "-e", "signed", "-b", "16", "-c", "1", raw.toString(), coded.toString());
        sox(coded.toString(), "-t", "raw", "-e", "signed", "-b", "16", back.toString());
        ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(back)).order(ByteOrder.LITTLE_ENDIAN);
        short[] decoded = new short[samples.length];
        for (int i = 0; i < decoded.length && read.remaining() >= 2; i++) decoded[i] = read.getShort();
        return decoded;
    }

    private static void sox(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 2];
        command[0] = "sox";
        command[1] = "-V1";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) throw new IOException("sox failed: " + String.join(" ", command));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public String toString() {
        return level + " dBm0, " + noise + " " + noiseBelow + ", " + (isGsm ? "GSM, " : "") + law + ", loss "
                + lossPercent;
    }
}
