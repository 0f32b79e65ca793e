package io.ringtrue.numbers.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts with more than the digits of one number, with +1 as default unless stated otherwise.
///
/// A machine's notation: fraction of zeros, other fractions, exponents that give a whole number or do not,
/// rounded mantissas, decimal comma, thousands with comma, point, apostrophe, blank, underscore, minus,
/// hexadecimal, other scripts; in contrast to points and slashes that people put between groups. Tails:
/// extensions by word, sign, parameter and pause, quoted and in brackets, in many languages; second numbers;
/// words before, after and between. Prefixes: the country's own, another country's, `00`, carriers'.
class WrittenNumbersTest {

    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    private static NumberReport read(String text, int callingCode) {
        return NUMBERS.describe(text, new ReadingRules(callingCode));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "4930901822.0 ~ +4930901822",
                "4930901822.00 ~ +4930901822",
                "4930901822.000000 ~ +4930901822",
                "4930901822. ~ +4930901822",
                "1.20155501E10 ~ +12015550100",
                "1.20155501e+10 ~ +12015550100",
                "+4.930901822E9 ~ +4930901822",
                "1,20155501E+10 ~ +12015550100",
                "12015550100,0 ~ +12015550100",
                "12015550100e0 ~ +12015550100",
                "120155501000e-1 ~ +12015550100",
                "4,930,901,822 ~ +4930901822",
                "4,930,901,822.00 ~ +4930901822",
                "4.930.901.822,00 ~ +4930901822",
                "4'930'901'822.00 ~ +4930901822",
                "4 930 901 822,00 ~ +4930901822",
                "4_930_901_822 ~ +4930901822",
                "４９３０９０１８２２．０ ~ +4930901822",
                "٤٩٣٠٩٠١٨٢٢٫٠ ~ +4930901822",
                "=\"4930901822.0\" ~ +4930901822",
                "4930901822.0 x12 ~ +4930901822",
                "USD 4930901822.00 ~ +4930901822",
            })
    void takesAWholeNumberForWhatItIs(String text, String e164) {
        assertThat(read(text, 1).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4930901822.5",
                "1.20155501",
                "4.93012E+11",
                "1.2E10",
                "1.2015733E10",
                "4.9309015E9",
                "1E2",
                "1e999999999",
                "1E-5",
                "4930901822E-1",
                "-4930901822",
                "−4930901822",
                ".4930901822",
                "4930901822,5",
                "201-555-0100.0",
                "201-555-0100.00",
                "201.555.0100.00",
                "0.4930901822E10",
                "201.5550100",
                "4,930,901,822.5",
                "0113496012.00"
            })
    void refusesANumberThatIsNotWhole(String text) {
        assertThat(read(text, 1).fault()).contains(NumberFault.NOT_WHOLE);
        assertThat(NUMBERS.describe(text, ReadingRules.DIALLED).valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "201.555.0100, 1, +12015550100",
        "(201) 555.0100, 1, +12015550100",
        "+1.2015550100, 1, +12015550100",
        "0113.496.0123, 44, +441134960123",
        "06.12.34.56.78, 33, +33612345678",
        "01.40.20.50.00, 33, +33140205000",
        "030/901820, 49, +4930901820",
        "030 / 901820-12, 49, +493090182012",
        "030.901820, 49, +4930901820",
        "+49.89.1234.56, 1, +4989123456"
    })
    void readsPointsAndSlashesBetweenGroups(String text, int callingCode, String e164) {
        assertThat(read(text, callingCode).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x12",
                " x12",
                "\" x12\"",
                " (x12)",
                " (ext 12)",
                " [EXT. 12]",
                ", ext. 12",
                " extn: 12",
                " xtn 12",
                " Extension #12",
                " extensión 12",
                " anexo 12",
                " int. 12",
                " interno 12",
                " ramal 12",
                " poste 12",
                " Durchwahl 12",
                " DW 12",
                " wew. 12",
                " доб. 12",
                " ДОБАВОЧНЫЙ 12",
                " 内線12",
                " 內線 12",
                " 分机12",
                " 내선 12",
                " שלוחה 12",
                " #12",
                "~12",
                ";ext=12",
                ";EXT=12",
                ",,12#",
                ",,,12",
                " ｘ１２",
                " x١٢",
                " ext.no.12",
                "×12",
                " - x12",
                " x12 (direct)"
            })
    void cutsAnExtensionOffAndSaysSo(String tail) {
        for (String start : new String[] {"201-555-0100", "2015550100", "(201) 555-0100", "+12015550100"}) {
            NumberReport report = read(start + tail, 1);
            assertThat(report.e164()).as(start + tail).isEqualTo("+12015550100");
            assertThat(report.cut()).as(start + tail).contains("12");
            assertThat(report.explanation()).contains("Cut off: " + report.cut() + ".");
            assertThat(NUMBERS.describe(start + tail, ReadingRules.DIALLED).valid())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " / 201-555-0101", "/01", "/12", " or 201-555-0101", " oder 12", " ou 12", ";2015550101",
                        ", 2015550101",
                ",2015550101", "|2015550101", " & 12", "\n201-555-0101", " 12", " (24h)", " room 12", " ext 12 or 13",
                " x12 x13", " * 12", " \\ 12", " p12", " : 12"
            })
    void refusesDigitsThatAreLeftOver(String tail) {
        for (String start : new String[] {"201-555-0100", "2015550100", "(201) 555-0100"}) {
            assertThat(read(start + tail, 1).valid()).as(start + tail).isFalse();
            assertThat(NUMBERS.describe(start + tail, ReadingRules.DIALLED).valid())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Work: 201-555-0100",
                "201-555-0100 (mobile)",
                "Ann 201-555-0100 home",
                "'2015550100",
                "«201 555 0100»"
            })
    void stripsWordsAroundTheNumber(String text) {
        assertThat(read(text, 1).e164()).isEqualTo("+12015550100");
    }

    @ParameterizedTest
    @CsvSource({
        "Tel.2015550100, 1, +12015550100",
        "Tel:-2015550100, 1, +12015550100",
        "Ph.9876543210, 91, +919876543210",
        "Mob:-9876543210, 91, +919876543210",
        "Mob.-9876543210, 91, +919876543210",
        "Tél.0612345678, 33, +33612345678",
        "Tel.030901820, 49, +4930901820",
        "Phone 1 201 555 0100, 1, +12015550100",
        "Phone1 201 555 0100, 1, +12015550100",
        "Tel 44 20 7946 0958, 1, +442079460958",
        "(44) 20 7946 0958, 1, +442079460958",
        "8 (495) 123-45-67, 7, +74951234567"
    })
    void takesAMarkBehindAWordForPartOfTheWord(String text, int callingCode, String e164) {
        assertThat(read(text, callingCode).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "Phone3 315 555 0100, 1",
        "Mobile 2 7123456789, 1",
        "#2 712-345-6789, 1",
        "№2 712-345-6789, 1",
        "home2 712-345-6789, 1",
        "2) 712-345-6789, 1",
        "2. 712-345-6789, 1",
        "2 712-345-6789, 1",
        "3) 315-555-0100, 1",
        "33) 415 550 1001, 1",
        "Phone 4 930 901 8220, 1",
        "Phone3 020 7946 0958, 44"
    })
    void neverTakesALabelForACountryCode(String text, int callingCode) {
        assertThat(read(text, callingCode).valid()).isFalse();
        assertThat(NUMBERS.describe(text, ReadingRules.DIALLED).valid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"²⁰¹5550100", "⁴⁹ 2015550100", "①2015550100", "2015550100½", "Ⅳ 201 555 0100"})
    void leavesNoFigureOutThatIsNoDigit(String text) {
        assertThat(read(text, 1).fault()).contains(NumberFault.NOT_A_NUMBER);
    }

    /// 32-bit floats as Java, C# and numpy write them, and `%.7e`.
    @Test
    void refusesWhatA32BitFloatHasLeftOfANumber() {
        Random random = new Random(32);
        for (int i = 0; i < 20_000; i++) {
            long number = 12_012_000_000L + random.nextLong(7_000_000_000L);
            String whole = "+" + number;
            for (String text :
                    new String[] {Float.toString(number), String.format(Locale.ROOT, "%.7e", (double) number)}) {
                assertThat(NUMBERS.describe(text, ReadingRules.DIALLED).e164())
                        .as(text)
                        .isIn("", whole);
                assertThat(read(text, 1).e164()).as(text).isIn("", whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4930901838",
                "0049 30 901838",
                "01149 30 901838",
                "tel:+49-30-901838",
                "(+49) 30/901838",
                "\"+4930901838\"",
                "'4930901838",
                "+49–30–901838",
                "+49·30·901838",
                "\u200E+49\u00A030\u3000901838"
            })
    void callsWhatIsSeparatorsAndDigits(String text) {
        assertThat(NUMBERS.describe(text, ReadingRules.DIALLED).e164()).isEqualTo("+4930901838");
    }

    @ParameterizedTest
    @CsvSource({
        "011 44 20 7946 0958, 1, +442079460958",
        "0113 496 0123, 44, +441134960123",
        "011 4321 5678, 54, +541143215678",
        "011 2345 6789, 91, +911123456789",
        "011 561 2345, 39, +390115612345",
        "0011 44 20 7946 0958, 61, +442079460958",
        "8 10 44 20 7946 0958, 7, +442079460958",
        "010 44 20 7946 0958, 81, +442079460958",
        "001 44 20 7946 0958, 82, +442079460958",
        "119 44 20 7946 0958, 53, +442079460958",
        "00 44 20 7946 0958, 7, +442079460958",
        "994501234567, 358, +994501234567"
    })
    void takesTheInternationalPrefixOfTheDefaultCountry(String text, int callingCode, String e164) {
        assertThat(read(text, callingCode).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "011 44 20 7946 0958, 61, NO_SUCH_COUNTRY",
        "0011 47 92345678, 49, NOT_ASSIGNED",
        "810 298 211234, 49, AMBIGUOUS",
        "0014792345678, 82, AMBIGUOUS",
        "390803651.0, 39, AMBIGUOUS"
    })
    void refusesWhatCouldBeTwoNumbers(String text, int callingCode, NumberFault fault) {
        assertThat(read(text, callingCode).fault()).contains(fault);
    }

    @Test
    void readsOnlyDigitsOrAWholeNumberAsAFieldOfDigits() {
        assertThat(MachineNotation.digits("1234.0")).isEqualTo("1234");
        assertThat(MachineNotation.digits("0123")).isEqualTo("0123");
        assertThat(MachineNotation.digits("12.5")).isEqualTo("12.5");
        assertThat(MachineNotation.digits("x1234.0")).isEqualTo("x1234.0");
    }
}
