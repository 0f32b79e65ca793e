package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReorderBufferTest {
    private final List<Short> out = new ArrayList<>();
    private final ReorderBuffer buffer = new ReorderBuffer();

    @Test
    void fillsWhatNeverCameWithSilence() {
        for (int sequence : new int[] {10, 11, 13, 14, 15}) put(sequence);
        assertThat(out)
                .containsExactly(s(10), s(10), s(11), s(11), s(0), s(0), s(13), s(13), s(14), s(14), s(15), s(15));
    }

    @Test
    void repeatsAndLatecomersAreNotHeardTwice() {
        for (int sequence : new int[] {1, 1, 2, 1, 3, 2}) put(sequence);
        assertThat(out).containsExactly(s(1), s(1), s(2), s(2), s(3), s(3));
    }

    @Test
    void silenceTheFarEndDidNotSendIsHeardAsSilence() {
        buffer.put(1, 0, new short[] {1}, this::hear);
        buffer.put(2, 4, new short[] {2}, this::hear);
        assertThat(out).containsExactly(s(1), s(0), s(0), s(0), s(2));
    }

    @Test
    void aGapOfMoreThanASecondIsABriefBreak() {
        int second = ReorderBuffer.LONGEST_GAP;
        buffer.put(1, 0, new short[] {1}, this::hear);
        buffer.put(2, 1 + second, new short[] {2}, this::hear);
        assertThat(out).hasSize(second + 2);
        buffer.put(3, 2 + second + second + 1, new short[] {3}, this::hear);
        buffer.put(4, 3 + second + second + 1, new short[] {4}, this::hear);
        assertThat(out).hasSize(second + 2 + ReorderBuffer.BREAK + 2).endsWith(s(0), s(3), s(4));
    }

    @Test
    void aNewSourceStartsItsOwnCount() {
        put(1);
        put(3);
        buffer.restart(this::hear);
        buffer.put(60_000, 99, new short[] {7, 7}, this::hear);
        assertThat(out).containsExactly(s(1), s(1), s(0), s(0), s(3), s(3), s(7), s(7));
    }

    /// Jumps: lower by hundreds and by thousands, higher by thousands, back over the wrap, and lower by no
    /// more than a late packet.
    @ParameterizedTest
    @ValueSource(ints = {-500, -9_000, 5_000, 30_000, -32_000, -101, -100, -20})
    void aNewCountIsFollowedOncePacketsInARowAgree(int jump) {
        int sequence = 200;
        for (int i = 0; i < 5; i++) buffer.put(sequence++, 0, new short[] {1}, this::hear);
        out.clear();
        sequence += jump;
        for (int i = 0; i < 60; i++) buffer.put(sequence++ & 0xFFFF, 0, new short[] {2}, this::hear);
        assertThat(out).hasSizeGreaterThanOrEqualTo(56).containsOnly((short) 2);
    }

    @Test
    void oneStrayPacketIsNoNewCount() {
        for (int i = 0; i < 50; i++) {
            put(1_000 + i);
            put(i % 2 == 0 ? 400 + i : 9_000 + i);
        }
        assertThat(out).hasSize(100);
    }

    @Test
    void aStreamThatArrivesTwiceIsHeardOnce() {
        for (int i = 0; i < 50; i++) {
            put(1_000 + i);
            put(1_000 + i - 10);
        }
        assertThat(out).hasSize(100);
    }

    @Property
    void ordersWhatIsNoMoreThanTwoPlacesOff(@ForAll @IntRange(max = 65535) int first, @ForAll long seed) {
        out.clear();
        ReorderBuffer fresh = new ReorderBuffer();
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i <= 60; i++) order.add(i);
        for (int i = 0; i + 1 < order.size(); i += 2 + random.nextInt(2)) Collections.swap(order, i, i + 1);
        fresh.put(first & 0xFFFF, 0, new short[] {0}, this::hear);
        for (int i : order) fresh.put((first + i) & 0xFFFF, i, new short[] {(short) i}, this::hear);
        List<Short> expected = new ArrayList<>();
        for (int i = 0; i <= 60; i++) expected.add((short) i);
        assertThat(out).isEqualTo(expected);
    }

    private void put(int sequence) {
        buffer.put(sequence, sequence * 2, new short[] {(short) sequence, (short) sequence}, this::hear);
    }

    private void hear(short[] samples) {
        for (short sample : samples) out.add(sample);
    }

    private static short s(int value) {
        return (short) value;
    }
}
