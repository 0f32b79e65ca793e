package io.ringtrue.numbers.text;

import static io.ringtrue.numbers.ReadingRules.COUNTRY_CODE_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static final String LONDON = "+442079460958";
    private static final int LONG = 100_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+442079460958",
                "442079460958",
                "00442079460958",
                "011 44 20 7946 0958",
                "+44 20 7946 0958",
                "+44 (20) 7946-0958",
                "+44 (0)20 7946 0958",
                "(+44) 20.7946.0958",
                "tel:+44-20-7946-0958",
                "TEL:+442079460958;ext=12",
                "tel:+442079460958;isub=1;ext=3",
                "tel:2079460958;phone-context=+44",
                "Call +44 20 7946 0958",
                "+44 20 7946 0958 x12",
                "+44 20 7946 0958x12",
                "+44 20 7946 0958 ext. 12",
                "+44 20 7946 0958 Ext 12",
                "+44 20 7946 0958 extension: 12",
                "+44 20 7946 0958 #12",
                "+44 20 7946 0958 #12#",
                "＋４４２０７９４６０９５８",
                "+٤٤٢٠٧٩٤٦٠٩٥٨",
                "+४४२०७९४६०९५८",
                "+\uD835\uDFD2\uD835\uDFD2 20 7946 0958",
                "\uFEFF+44\u00A020\u20117946\u20110958\u200F",
                "\u0000+44\u000020\u00007946\u00000958\u0000",
                "☎️ +44 20 7946 0958 🙂",
                "++442079460958",
                "\t+44\n20\r7946 0958 "
            })
    void readsTheSameNumberHoweverItIsWritten(String text) {
        assertThat(NUMBERS.describe(text, COUNTRY_CODE_FIRST).e164()).isEqualTo(LONDON);
    }

    @Test
    void anExtensionMarkBeforeTheNumberIsOnlyText() {
        assertThat(describe("+44 x 20 7946 0958").fault()).contains(NumberFault.DIGITS_BEHIND);
        assertThat(describe("Extension +44 20 7946 0958").e164()).isEqualTo(LONDON);
    }

    @Test
    void lettersAreNoDigits() {
        assertThat(describe("1-800-FLOWERS").valid()).isFalse();
        assertThat(describe("FLOWERS").fault()).contains(NumberFault.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12015106000+12015106001", "1201+5106000", "12015106000＋1"})
    void aPlusBehindADigitIsNoNumber(String text) {
        assertThat(describe(text).fault()).contains(NumberFault.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u3000", "()", "-\t-"})
    void nothingIsEmpty(String text) {
        assertThat(describe(text).fault()).contains(NumberFault.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+", "++", "-", "()", "\u0000", "🙂", "x", "#", ";", "ext.", ";ext=1x", "\uD835", "\uDFD2", "tel:"
            })
    void textWithoutANumberIsRefusedWithoutFuss(String text) {
        assertThat(describe(text).valid()).isFalse();
        assertThat(describe(text).e164()).isEmpty();
    }

    static Stream<String> longTexts() {
        return Stream.of(
                        "1", "+", " ", "x", "#", "x1", "ext", "ext1", ";", "e", "🙂", "\u0000", "\uD835", "0", "+1 ",
                        "x  ", "٤", "1;", "x1 #")
                .flatMap(piece -> Stream.of(piece, "+4420794609" + piece, "1" + piece))
                .map(piece -> piece.repeat(LONG / piece.length()));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void answersOnAHundredThousandCharactersAtOnce(String text) {
        describe(text);
        // Processor time, so that a busy machine does not change the result.
        long before = THREADS.getCurrentThreadCpuTime();
        NumberReport report = describe(text);
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
        assertThat(report.valid()).isFalse();
        assertThat(report.national()).hasSizeLessThan(20);
        assertThat(taken).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void tooManyDigitsAreTooLongWhateverFollows() {
        assertThat(describe("9".repeat(LONG)).fault()).contains(NumberFault.TOO_LONG);
        assertThat(describe("9".repeat(60) + "+").fault()).contains(NumberFault.TOO_LONG);
    }

    private static NumberReport describe(String text) {
        return NUMBERS.describe(text, COUNTRY_CODE_FIRST);
    }

    /// A short text with a point costs no more than one without, and has the same digits.
    @ParameterizedTest
    @ValueSource(strings = {"+60.750", "+34.0027", "+10.19", "+1.5", "+99.9999", "+44.00", "+7.0"})
    void aPointBehindAPlusAndAFewDigitsIsNoDecimalOne(String text) {
        NumberText read = new NumberText();
        read.read(text);
        assertThat(read.odd).isFalse();
        NumberText spaced = new NumberText();
        spaced.set(CarefulText.read(text, false, (_, _) -> false));
        assertThat(spaced.fault).isNull();
        assertThat(spaced.count).isEqualTo(read.count);
        assertThat(spaced.digits).containsExactly(read.digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+0.5", "60.750", "+1.2015550100", "+4420794.50"})
    void otherPointsAreReadWithCare(String text) {
        NumberText read = new NumberText();
        read.read(text);
        assertThat(read.odd).isTrue();
    }
}
