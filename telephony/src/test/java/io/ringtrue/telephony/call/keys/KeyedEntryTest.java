package io.ringtrue.telephony.call.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The keypad's grammar, key by key, for an entry of four: what is taken, and when it is complete.
class KeyedEntryTest {
    private final KeyedEntry entry = new KeyedEntry(4);

    private String keyed() {
        return new String(entry.digits().ascii(), US_ASCII);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | `` | false | false",
                "1 | 1 | false | false",
                "123 | 123 | false | false",
                "1234 | 1234 | true | true",
                "# | `` | true | false",
                "12# | 12 | true | false",
                "AB# | AB | true | false",
                "00A0 | 00A0 | true | true",
                "* | * | false | false",
                "** | * | false | false",
                "12* | * | false | false",
                "*# | * | true | false",
                "*9 | *9 | true | false",
                "123*9 | *9 | true | false",
                "*1 | `` | false | false",
                "*0 | `` | false | false",
                "*A | `` | false | false",
                "12*12 | 2 | false | false",
                "12*71234 | 1234 | true | true",
                "***9 | *9 | true | false",
                "*1*9 | *9 | true | false",
                "9 | 9 | false | false",
                "*19 | 9 | false | false",
            })
    void takesOneEntry(String keys, String digits, boolean complete, boolean byLength) {
        for (char key : keys.toCharArray()) {
            assertThat(entry.isComplete()).as("complete before %s", key).isFalse();
            entry.press(key);
        }
        assertThat(keyed()).isEqualTo(digits);
        assertThat(entry.isComplete()).isEqualTo(complete);
        assertThat(entry.isEndedByLength()).isEqualTo(byLength);
        assertThat(entry.isEmpty()).isEqualTo(digits.isEmpty());
        assertThat(entry.isCommand()).isEqualTo(digits.equals("*"));
        assertThat(entry).hasToString("***");
    }

    /// An entry of one may not be over with the star that begins a command.
    @Test
    void aStarIsNoDigitEvenOfAnEntryOfOne() {
        KeyedEntry one = new KeyedEntry(1);
        one.press('*');
        assertThat(one.isComplete()).isFalse();
        one.press('9');
        assertThat(one.digits().isNotMe()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*, true, false",
        "*9, false, true",
        "9, false, false",
        "**, false, false",
        "*8, false, false",
        "'', false, false",
        "*99, false, false"
    })
    void twoEntriesAreCommands(String keys, boolean repeat, boolean notMe) {
        Digits digits = new Digits(keys);
        assertThat(digits.isRepeat()).isEqualTo(repeat);
        assertThat(digits.isNotMe()).isEqualTo(notMe);
        assertThat(digits.length()).isEqualTo(keys.length());
        assertThat(digits).hasToString("***");
    }

    @Test
    void theDigitsGivenAwayAreACopy() {
        Digits digits = new Digits("1234");
        digits.ascii()[0] = '9';
        assertThat(digits.ascii()).isEqualTo("1234".getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 33})
    void anEntryHasOneToThirtyTwoDigits(int length) {
        assertThatThrownBy(() -> new DigitRule(length, Duration.ZERO, Duration.ZERO))
                .hasMessage("length: " + length + " is not within 1 to 32");
    }
}
