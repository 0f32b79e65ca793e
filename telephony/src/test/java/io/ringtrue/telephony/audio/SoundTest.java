package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.media.Codec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A sound made of parts gives the same octets as the same samples in one piece. Cases: frames within a part,
/// at a joint, over several joints, in pauses, at both ends; both codecs; parts of one sample, of none, the
/// same part twice.
class SoundTest {
    private final Clip first = new Clip(noise(1_234, 1));
    private final Clip second = new Clip(noise(777, 2));
    private final Clip tick = new Clip(noise(1, 3));
    private final Sound sound = new Sound.Builder()
            .pause(Duration.ofMillis(400))
            .add(first)
            .pause(Duration.ofMillis(1))
            .add(second)
            .add(new Clip(new short[0]))
            .add(tick)
            .add(tick)
            .pause(Duration.ZERO)
            .add(first)
            .pause(Duration.ofMillis(250))
            .build();

    private static short[] noise(int length, long seed) {
        Random random = new Random(seed);
        short[] noise = new short[length];
        for (int i = 0; i < length; i++) noise[i] = (short) random.nextInt();
        return noise;
    }

    private static short[] inOnePiece() {
        return Tones.joined(
                new short[3_200],
                noise(1_234, 1),
                new short[8],
                noise(777, 2),
                noise(1, 3),
                noise(1, 3),
                noise(1_234, 1),
                new short[2_000]);
    }

    private byte[] written(Codec codec, int from, int count) {
        ByteBuffer packet = ByteBuffer.allocateDirect(count);
        sound.write(codec, from, count, packet);
        assertThat(packet.hasRemaining()).isFalse();
        byte[] octets = new byte[count];
        packet.get(0, octets);
        return octets;
    }

    @Test
    void isAsLongAsItsPartsAndGivesTheirSamples() {
        assertThat(sound.length()).isEqualTo(inOnePiece().length);
        assertThat(sound.samples()).isEqualTo(inOnePiece());
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyFrameIsWhatItWasInOnePiece(Codec codec) {
        byte[] whole = G711.of(codec).encode(inOnePiece());
        for (int frame : new int[] {1, 80, 160, 240, 960, whole.length}) {
            for (int from = 0; from < whole.length; from += frame) {
                int count = Math.min(frame, whole.length - from);
                assertThat(written(codec, from, count))
                        .as("%d samples from %d", count, from)
                        .isEqualTo(Arrays.copyOfRange(whole, from, from + count));
            }
        }
    }

    @Test
    void nothingIsOverBeforeItBegins() {
        assertThat(Sound.NONE.length()).isZero();
        assertThat(Sound.NONE.samples()).isEmpty();
        assertThat(Sound.of(new short[0]).length()).isZero();
        Sound.NONE.write(Codec.PCMU, 0, 0, ByteBuffer.allocate(0));
    }

    @Test
    void thereIsNothingBeyondItsEnd() {
        ByteBuffer packet = ByteBuffer.allocate(1_000);
        assertThatThrownBy(() -> sound.write(Codec.PCMU, sound.length() - 1, 2, packet))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
