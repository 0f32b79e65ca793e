package io.ringtrue.telephony.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 3711 §3.3.2: no index twice, and none that is 64 or more behind the highest.
class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    /// After 1000 and 1001 alone have been here.
    @ParameterizedTest
    @CsvSource({
        "1001, false",
        "1000, false",
        "999, true",
        "938, true",
        "937, false",
        "936, false",
        "0, false",
        "1002, true",
        "1065, true",
        "1066, true",
        "281474976710655, true"
    })
    void admitsWhatIsNewAndNotTooOld(long index, boolean admitted) {
        window.mark(1_000);
        window.mark(1_001);
        assertThat(window.admits(index)).isEqualTo(admitted);
        assertThat(window.admits(index)).as("asking changes nothing").isEqualTo(admitted);
        assertThat(window.highest()).isEqualTo(1_001);
    }

    /// 100 has been here, then one that is so much higher: what of 99, 100 and 101 may still come?
    @ParameterizedTest
    @CsvSource({
        "2, true, true",
        "62, true, true",
        "63, false, true",
        "64, false, true",
        "65, false, false",
        "1000, false, false"
    })
    void movesWithTheHighest(int jump, boolean before, boolean behind) {
        window.mark(100);
        window.mark(100 + jump);
        assertThat(window.admits(99)).isEqualTo(before);
        assertThat(window.admits(100)).as("was here, or is too old").isFalse();
        assertThat(window.admits(101)).isEqualTo(behind);
        assertThat(window.admits(100 + jump)).as("was here").isFalse();
        assertThat(window.admits(101 + jump)).isTrue();
    }

    @Test
    void theFirstPacketMayHaveAnyIndex() {
        assertThat(window.highest()).isEqualTo(-1);
        assertThat(window.admits(0)).isTrue();
        window.mark(0);
        assertThat(window.admits(0)).isFalse();
        assertThat(window.admits(1)).isTrue();
    }

    /// Against the rule written down in the plainest way: a set of all that were here.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithASetOfAllThatWereHere(long seed) {
        Random random = new Random(seed);
        Set<Long> here = new HashSet<>();
        long highest = 65_000;
        window.mark(highest);
        here.add(highest);
        for (int i = 0; i < 20_000; i++) {
            int reach = random.nextInt(50) == 0 ? 200 : 80;
            long index = highest + random.nextInt(reach) - 3 * reach / 4;
            boolean fresh = index > highest || highest - index < 64 && !here.contains(index);
            assertThat(window.admits(index))
                    .as("index %d behind %d", index, highest)
                    .isEqualTo(fresh);
            if (!fresh || random.nextInt(4) == 0) continue; // a forged one is asked about and never marked
            window.mark(index);
            here.add(index);
            highest = Math.max(highest, index);
        }
    }
}
