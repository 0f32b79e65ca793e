package io.ringtrue.telephony.call.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.keys.KeyLog.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One press by several ways, at the limits: two seconds between the ways, 150 ms of a tone that breaks; and
/// that asking is no telling.
class KeyLogLimitsTest {
    private static final long MILLI = 1_000_000;

    private final KeyLog log = new KeyLog();

    @ParameterizedTest
    @CsvSource({"0, false", "1999, false", "2000, false", "2001, true", "60000, true"})
    void aWayThatIsLaterThanTwoSecondsBringsAnotherPress(long millis, boolean fresh) {
        assertThat(log.isNew('5', Way.EVENTS, 0)).isTrue();
        assertThat(log.knows('5', Way.INFO, millis * MILLI)).isNotEqualTo(fresh);
        assertThat(log.isNew('5', Way.INFO, millis * MILLI)).isEqualTo(fresh);
    }

    /// The two seconds count from when the key came up.
    @ParameterizedTest
    @CsvSource({"7000, false", "7001, true"})
    void countsFromKeyUp(long millis, boolean fresh) {
        log.isNew('5', Way.EVENTS, 0);
        log.held('5', Way.EVENTS, 5_000 * MILLI);
        assertThat(log.isNew('5', Way.INFO, millis * MILLI)).isEqualTo(fresh);
    }

    /// How long after it was last heard of a key by two ways a tone of it is still the same press.
    @ParameterizedTest
    @CsvSource({"150, false", "151, true"})
    void aToneThatBreaksGoesOnForAMoment(long millis, boolean fresh) {
        log.isNew('5', Way.EVENTS, 0);
        log.isNew('5', Way.TONES, 0);
        assertThat(log.knows('5', Way.TONES, millis * MILLI)).isNotEqualTo(fresh);
        assertThat(log.isNew('5', Way.TONES, millis * MILLI)).isEqualTo(fresh);
    }

    /// With tones alone, the same key again is another press however soon: nothing else says that it is down.
    @Test
    void tonesAloneAreTakenAsTheyCome() {
        assertThat(log.isNew('5', Way.TONES, 0)).isTrue();
        assertThat(log.isNew('5', Way.TONES, 60 * MILLI)).isTrue();
        assertThat(log.isNew('6', Way.TONES, 90 * MILLI)).isTrue();
    }

    @Test
    void anotherKeyIsNeverTheSamePress() {
        log.isNew('5', Way.EVENTS, 0);
        assertThat(log.knows('6', Way.INFO, 0)).isFalse();
        assertThat(log.isNew('6', Way.INFO, 0)).isTrue();
        assertThat(log.isNew('5', Way.INFO, 0)).isFalse();
    }

    /// Four presses by events; INFO brings them late and in order, tones only the last two.
    @Test
    void eachWayIsMatchedToTheEarliestPressItDidNotBring() {
        for (int press = 0; press < 4; press++)
            assertThat(log.isNew('4', Way.EVENTS, press * 200 * MILLI)).isTrue();
        for (int press = 0; press < 4; press++)
            assertThat(log.isNew('4', Way.INFO, (900 + press) * MILLI)).isFalse();
        assertThat(log.isNew('4', Way.TONES, 950 * MILLI)).isFalse();
        assertThat(log.isNew('4', Way.TONES, 960 * MILLI)).isFalse();
        assertThat(log.isNew('4', Way.INFO, 970 * MILLI)).as("a fifth").isTrue();
    }

    @Test
    void askingChangesNothing() {
        log.isNew('5', Way.EVENTS, 0);
        for (int i = 0; i < 3; i++) assertThat(log.knows('5', Way.INFO, MILLI)).isTrue();
        assertThat(log.isNew('5', Way.INFO, MILLI)).isFalse();
        assertThat(log.knows('5', Way.INFO, MILLI)).isFalse();
        assertThat(log.isNew('5', Way.INFO, MILLI)).isTrue();
    }

    /// A key of the same name that is held belongs to the way it came by, and to the latest press.
    @Test
    void whatIsHeldIsTheLatestPressOfThatWay() {
        log.isNew('5', Way.EVENTS, 0);
        log.isNew('5', Way.EVENTS, 1_000 * MILLI);
        log.held('5', Way.INFO, 1_900 * MILLI); // it never came by INFO
        log.held('6', Way.EVENTS, 1_900 * MILLI);
        log.held('5', Way.EVENTS, 1_500 * MILLI);
        assertThat(log.isNew('5', Way.INFO, 2_001 * MILLI))
                .as("the second press, held until 1.5 s")
                .isFalse();
        assertThat(log.isNew('5', Way.INFO, 2_002 * MILLI))
                .as("the first is too long ago")
                .isTrue();
    }
}
