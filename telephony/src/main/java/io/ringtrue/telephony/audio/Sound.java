package io.ringtrue.telephony.audio;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.media.Voice;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sound to play to a far end: a sequence of shared clips and pauses. It has references and lengths but no
/// samples, so a prompt of half a minute takes a few hundred bytes. Immutable.
///
/// ```
///  parts    pause │ clip "Hello." │ pause │ clip "This is …" │ pause
///  ends       3200           7300    9300              31000   33000     in samples
/// ```
public final class Sound implements Voice {
    /// The empty sound.
    public static final Sound NONE = new Builder().build();

    private final Voice[] parts;
    private final int[] ends;

    private Sound(List<Voice> parts) {
        this.parts = parts.toArray(new Voice[0]);
        this.ends = new int[parts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, this.parts[i].length());
            ends[i] = end;
        }
    }

    /// A sound of one clip.
    ///
    /// @param samples 8 kHz mono; not copied
    public static Sound of(short[] samples) {
        return new Builder().add(new Clip(samples)).build();
    }

    @Override
    public int length() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    @Override
    public void write(Codec codec, int from, int count, ByteBuffer packet) {
        int at = from;
        int to = from + count;
        for (int i = partAt(from); at < to; i++) {
            int many = Math.min(to, ends[i]) - at;
            parts[i].write(codec, at - start(i), many, packet);
            at += many;
        }
    }

    /// The whole sound as linear samples at 8 kHz: a copy, for files and measurements.
    public short[] samples() {
        short[] all = new short[length()];
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] instanceof Clip clip) clip.copyTo(all, start(i));
        }
        return all;
    }

    private int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    /// The first part that ends after this sample.
    private int partAt(int sample) {
        int found = Arrays.binarySearch(ends, sample);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// Silence, by its length in samples. One octet of G.711 means silence, so no samples are stored.
    private record Pause(int length) implements Voice {
        @Override
        public void write(Codec codec, int from, int count, ByteBuffer packet) {
            byte silence = G711.of(codec).silence();
            for (int i = 0; i < count; i++) packet.put(silence);
        }
    }

    /// Joins clips and pauses. Used by one thread.
    public static final class Builder {
        private final List<Voice> parts = new ArrayList<>();

        /// Appends a clip; an empty one adds nothing.
        public Builder add(Clip clip) {
            return join(clip);
        }

        /// Appends a pause, rounded down to whole samples of 125 µs; zero adds nothing.
        public Builder pause(Duration length) {
            return join(new Pause(Math.toIntExact(length.toNanos() * Wave.TELEPHONE_RATE / 1_000_000_000L)));
        }

        /// The parts so far. The builder may be used further.
        public Sound build() {
            return new Sound(parts);
        }

        private Builder join(Voice part) {
            if (part.length() > 0) parts.add(part);
            return this;
        }
    }
}
