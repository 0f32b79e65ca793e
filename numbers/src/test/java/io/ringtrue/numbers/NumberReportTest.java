package io.ringtrue.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.Basis.Confidence;
import io.ringtrue.numbers.Basis.Kind;
import org.junit.jupiter.api.Test;

class NumberReportTest {

    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    @Test
    void tellsWhatIsKnownOfAnOrdinaryNumber() {
        NumberReport report = NUMBERS.describe("+44 20 1541 2653");
        assertThat(report.valid()).isTrue();
        assertThat(report.country()).isEqualTo("United Kingdom");
        assertThat(report.lineType()).isEqualTo(LineType.FIXED_LINE);
        assertThat(report.nationalFormat()).isEqualTo("020 1541 2653");
        assertThat(report.internationalFormat()).isEqualTo("+44 20 1541 2653");
        assertThat(report.timeZones()).containsExactly("Europe/London");
        assertThat(report.portable()).isTrue();
    }

    @Test
    void everyKnownFieldHasABasisWithSourceAndDate() {
        NumberReport report = NUMBERS.describe("+44 7400 123456");
        assertThat(report.bases()).containsOnlyKeys(Field.values());
        assertThat(report.basis(Field.COUNTRY).orElseThrow().source()).startsWith("libphonenumber 9.");
        assertThat(report.basis(Field.COUNTRY).orElseThrow().date()).isAfter("2026-01-01");
        assertThat(report.basis(Field.CARRIER).orElseThrow().kind()).isEqualTo(Kind.ALLOCATION);
    }

    @Test
    void aCarrierThatMayHaveChangedIsLessCertain() {
        assertThat(NUMBERS.describe("+44 7400 123456")
                        .basis(Field.CARRIER)
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.LOW);
    }

    @Test
    void fieldsThatAreNotKnownHaveNoBasis() {
        assertThat(NUMBERS.describe("+44 20 1541 2653").basis(Field.CARRIER)).isEmpty();
        assertThat(NUMBERS.describe("+44 1").bases()).containsOnlyKeys(Field.VALIDITY);
    }

    @Test
    void admitsThatThePlanLeavesTheLineTypeOpen() {
        NumberReport report = NUMBERS.describe("+1 201 510 6000");
        assertThat(report.lineType()).isEqualTo(LineType.FIXED_LINE_OR_MOBILE);
        assertThat(report.basis(Field.LINE_TYPE).orElseThrow().kind()).isEqualTo(Kind.PLAN_AMBIGUOUS);
        assertThat(report.basis(Field.LINE_TYPE).orElseThrow().confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void explainsItselfInSentences() {
        assertThat(NUMBERS.describe("0044 7400 123456").explanation())
                .startsWith("Reading: 00 or 011 was dialled: the country code follows.")
                .anyMatch(sentence -> sentence.startsWith("Carrier: by the block the number was given out with"));
        assertThat(NUMBERS.describe("+44 12").explanation())
                .contains("Not valid: it has too few digits for its country.");
    }

    @Test
    void nothingIsClaimedOfANumberThatIsNotValid() {
        NumberReport report = NUMBERS.describe("+44 7");
        assertThat(report.region()).isEmpty();
        assertThat(report.country()).isEmpty();
        assertThat(report.lineType()).isEqualTo(LineType.UNKNOWN);
        assertThat(report.nationalFormat()).isEmpty();
        assertThat(report.globalService()).isFalse();
    }
}
