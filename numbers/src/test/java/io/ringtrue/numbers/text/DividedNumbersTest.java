package io.ringtrue.numbers.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Marks that separate a number from text before and after it, and every form of the plus.
class DividedNumbersTest {

    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    private static NumberReport read(String text, int callingCode) {
        return NUMBERS.describe(text, new ReadingRules(callingCode));
    }

    /// Marks between two numbers, or between a number and a note: a bullet, a tab, quotes, an underscore, an
    /// ellipsis, brackets after the number. Blanks and dashes cannot be distinguished from those within a
    /// number.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 30 901820 \u2022 901821",
                "+4930901820\u2022901821",
                "+49 30 901820\t901821",
                "+49 30 901820\"901821",
                "+4930901820_1",
                "+49 30 901820 ... 22",
                "4930901822 (1)",
                "4930901822(12)",
                "4930901822 [2]",
                "4930901822 {12}",
                "4930901822 (9-17)",
                "+49 30 901820 (2) 22",
                "+49 30 901820(22)"
            })
    void refusesDigitsBehindWhateverDivides(String text) {
        assertThat(read(text, 1).fault()).contains(NumberFault.DIGITS_BEHIND);
        assertThat(NUMBERS.describe(text, ReadingRules.DIALLED).valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "4930901822 .0 ~ NOT_WHOLE",
                "+4930901822 . 00 ~ NOT_WHOLE",
                "4) 930-901-8220 ~ AMBIGUOUS",
                "4. 930-901-8220 ~ AMBIGUOUS",
                "1) 207 946 0958 ~ AMBIGUOUS",
                "*82 202-555-0100 ~ AMBIGUOUS",
                "*492015550100 ~ AMBIGUOUS"
            })
    void refusesDigitsBeforeANumberThatAreNoPartOfIt(String text, NumberFault fault) {
        assertThat(read(text, 1).fault()).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFE62201-555-0100", "\u207A201 555 0100", "\u2795201 555 0100", "\uFF0B2015550100"})
    void knowsEveryPlus(String text) {
        assertThat(read(text, 1).e164()).isEqualTo("+2015550100");
    }

    @ParameterizedTest
    @CsvSource({
        "(201) 555-0100, 1, +12015550100",
        "201) 555-0100, 1, +12015550100",
        "1 (201) 555-0100, 1, +12015550100",
        "+44 (0)20 7946 0958, 1, +442079460958",
        "+49 (30) 901 838, 1, +4930901838",
        "*2015550100, 1, +12015550100",
        "201\u2022555\u20220100, 1, +12015550100",
        "201\t555\t0100, 1, +12015550100"
    })
    void readsTheSameMarksWithinANumber(String text, int callingCode, String e164) {
        assertThat(read(text, callingCode).e164()).isEqualTo(e164);
    }
}
