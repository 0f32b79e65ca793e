package io.ringtrue.telephony.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// WAV files (RIFF/WAVE). Reads PCM of 8, 16, 24 or 32 bits, 32-bit float and G.711, at 1,000 to 384,000 Hz,
/// with up to eight channels, which are mixed to one. Writes 16-bit mono.
///
/// ```
///   "RIFF" size "WAVE"   then chunks:   id(4) size(4) bytes [pad to even]
///   "fmt " 16+   tag(2) channels(2) rate(4) bytes/s(4) bytes/frame(2) bits(2) …
///   "data" size  samples, little-endian, channels interleaved
/// ```
public final class WavFile {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int HEADER_BYTES = 44;

    private WavFile() {}

    /// Reads a file.
    ///
    /// @throws IOException when the file cannot be read or is not a supported WAV file; the message says why
    public static Wave read(Path file) throws IOException {
        return parse(Files.readAllBytes(file));
    }

    /// Writes a file; an existing one is replaced.
    ///
    /// @throws IOException when the file cannot be written
    public static void write(Path file, Wave wave) throws IOException {
        Files.write(file, bytes(wave));
    }

    /// Reads the bytes of a file. Whatever they are, it throws no other exception.
    ///
    /// @throws IOException when they are not a supported WAV file; the message says why
    public static Wave parse(byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !id(file).equals("RIFF") || file.getInt() == 0 || !id(file).equals("WAVE")) {
            throw new IOException("WAV: does not start with RIFF size WAVE");
        }
        Format format = null;
        while (file.remaining() >= 8) {
            String id = id(file);
            // A program that writes to a pipe cannot correct the size afterwards and leaves 0xFFFFFFFF. Use
            // what is there.
            long size = Math.min(Integer.toUnsignedLong(file.getInt()), file.remaining());
            ByteBuffer chunk = file.slice(file.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
            if (id.equals("fmt ")) format = Format.of(chunk);
            if (id.equals("data")) {
                if (format == null) throw new IOException("WAV: data before fmt");
                return format.mono(chunk);
            }
            file.position((int) Math.min(file.position() + size + (size & 1), file.limit()));
        }
        throw new IOException("WAV: no data chunk");
    }

    /// The bytes of a file: 16-bit mono at the rate of `wave`.
    public static byte[] bytes(Wave wave) {
        int dataBytes = wave.samples().length * 2;
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) PCM).putShort((short) 1);
        file.putInt(wave.rate()).putInt(wave.rate() * 2).putShort((short) 2).putShort((short) 16);
        file.put(ascii("data")).putInt(dataBytes);
        file.asShortBuffer().put(wave.samples());
        return file.array();
    }

    private static String id(ByteBuffer file) {
        byte[] id = new byte[4];
        file.get(id);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    private record Format(int tag, int channels, int rate, int bits) {

        static Format of(ByteBuffer chunk) throws IOException {
            if (chunk.remaining() < 16) throw new IOException("WAV: fmt is shorter than 16 bytes");
            int tag = chunk.getShort(0) & 0xFFFF;
            // The extensible form has the tag in the first two bytes of its sub-format.
            if (tag == EXTENSIBLE && chunk.remaining() >= 26) tag = chunk.getShort(24) & 0xFFFF;
            Format format = new Format(tag, chunk.getShort(2) & 0xFFFF, chunk.getInt(4), chunk.getShort(14) & 0xFFFF);
            format.check();
            return format;
        }

        private void check() throws IOException {
            if (channels < 1 || channels > 8) throw new IOException("WAV: " + channels + " channels, not 1 to 8");
            if (rate < 1_000 || rate > 384_000) throw new IOException("WAV: rate " + rate + " is not 1000 to 384000");
            boolean known = switch (tag) {
                case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
                case FLOAT -> bits == 32;
                case A_LAW, MU_LAW -> bits == 8;
                default -> false;
            };
            if (!known) throw new IOException("WAV: encoding " + tag + " with " + bits + " bits is not supported");
        }

        Wave mono(ByteBuffer data) {
            int frames = data.remaining() / (channels * bits / 8);
            short[] samples = new short[frames];
            for (int frame = 0; frame < frames; frame++) {
                int sum = 0;
                for (int channel = 0; channel < channels; channel++) sum += sample(data);
                samples[frame] = (short) (sum / channels);
            }
            return new Wave(rate, samples);
        }

        private short sample(ByteBuffer data) {
            return switch (tag) {
                case A_LAW -> G711.A_LAW.decode(data.get());
                case MU_LAW -> G711.MU_LAW.decode(data.get());
                case FLOAT -> (short) Math.round(Math.clamp(data.getFloat(), -1f, 1f) * 32_767);
                default -> linear(data);
            };
        }

        private short linear(ByteBuffer data) {
            return switch (bits) {
                case 8 -> (short) (((data.get() & 0xFF) - 128) << 8); // only 8-bit samples are unsigned
                case 16 -> data.getShort();
                case 24 -> {
                    data.get();
                    yield data.getShort();
                }
                default -> (short) (data.getInt() >> 16);
            };
        }
    }
}
