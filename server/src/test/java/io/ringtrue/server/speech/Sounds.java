package io.ringtrue.server.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjDoubleConsumer;

/// WAV files of a second of 440 Hz, in the encodings that engines and recording programs write.
public enum Sounds {
    LINEAR_8(1, 8, 1, 11_025, (out, x) -> out.put((byte) (128 + 100 * x))),
    LINEAR_16(1, 16, 1, 16_000, (out, x) -> out.putShort((short) (8_000 * x))),
    STEREO_16(1, 16, 2, 44_100, (out, x) -> out.putShort((short) (8_000 * x))),
    LINEAR_24(1, 24, 1, 48_000, (out, x) -> {
        out.put((byte) 0);
        out.putShort((short) (8_000 * x));
    }),
    A_LAW(
            6,
            8,
            1,
            8_000,
            (out, x) -> out.put(io.ringtrue.telephony.audio.G711.A_LAW.encode(one(x))[0])),
    MU_LAW(
            7,
            8,
            1,
            8_000,
            (out, x) -> out.put(io.ringtrue.telephony.audio.G711.MU_LAW.encode(one(x))[0])),
    FLOAT(3, 32, 2, 22_050, (out, x) -> out.putFloat((float) (x / 4)));

    private final int tag;
    private final int bits;
    private final int channels;
    private final int rate;
    private final ObjDoubleConsumer<ByteBuffer> writer;

    Sounds(int tag, int bits, int channels, int rate, ObjDoubleConsumer<ByteBuffer> writer) {
        this.tag = tag;
        this.bits = bits;
        this.channels = channels;
        this.rate = rate;
        this.writer = writer;
    }

    public byte[] wav() {
        return wav(1);
    }

    public byte[] wav(int seconds) {
        int frame = channels * bits / 8;
        int data = rate * seconds * frame;
        ByteBuffer out = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(36 + data).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) tag).putShort((short) channels).putInt(rate).putInt(rate * frame);
        out.putShort((short) frame).putShort((short) bits).put(ascii("data")).putInt(data);
        for (int i = 0; i < rate * seconds; i++) {
            for (int channel = 0; channel < channels; channel++) {
                writer.accept(out, Math.sin(2 * Math.PI * 440 * i / rate));
            }
        }
        return out.array();
    }

    private static short[] one(double x) {
        return new short[] {(short) (8_000 * x)};
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
