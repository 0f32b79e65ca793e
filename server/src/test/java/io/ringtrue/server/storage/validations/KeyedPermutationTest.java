package io.ringtrue.server.storage.validations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyedPermutationTest {
    private static final int MANY = 2_000_000;
    private static final long SMALL = 1L << 31;
    private static final long LARGE = 1L << 53;

    private final KeyedPermutation disguise =
            new KeyedPermutation(ByteBuffer.wrap("an installation's very own secret".getBytes()));

    @Test
    void givesEveryNumberOneOfItsOwnThatFitsAnInt() {
        BitSet seen = new BitSet(Integer.MAX_VALUE);
        LongStream.concat(LongStream.rangeClosed(1, MANY), LongStream.range(SMALL - MANY, SMALL))
                .map(disguise::of)
                .forEach(hidden -> {
                    assertThat(hidden).isBetween(1L, SMALL - 1);
                    assertThat(seen.get((int) hidden)).isFalse();
                    seen.set((int) hidden);
                });
        assertThat(seen.cardinality()).isEqualTo(2 * MANY);
    }

    @Test
    void widensWhenTheSmallNumbersAreUsedUp() {
        Set<Long> seen = new HashSet<>();
        LongStream.range(SMALL, SMALL + 100_000).map(disguise::of).forEach(hidden -> {
            assertThat(hidden).isBetween(SMALL, LARGE - 1);
            seen.add(hidden);
        });
        assertThat(seen).hasSize(100_000);
        assertThat(disguise.of(LARGE - 1)).isBetween(SMALL, LARGE - 1);
    }

    @Test
    void showsNeitherOrderNorCount() {
        long ascents = LongStream.range(1, 10_000)
                .filter(number -> disguise.of(number) < disguise.of(number + 1))
                .count();
        assertThat(ascents).isBetween(4_500L, 5_500L);
        assertThat(LongStream.rangeClosed(1, 1_000).map(disguise::of).max().orElseThrow())
                .isGreaterThan(SMALL / 2);
    }

    @Test
    void hasAnOrderOfItsOwnForEachKey() {
        KeyedPermutation other = new KeyedPermutation(ByteBuffer.wrap("another installation's own secret".getBytes()));
        assertThat(LongStream.range(1, 1_000).filter(n -> other.of(n) == disguise.of(n)))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoId() {
        for (long number : new long[] {Long.MIN_VALUE, 0, LARGE}) {
            assertThatThrownBy(() -> disguise.of(number)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
