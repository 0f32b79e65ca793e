package io.ringtrue.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import io.ringtrue.numbers.plan.LineType;
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
        NumberReport report = NUMBERS.describe("+86 139 1099 1234");
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
    void namesThePlaceANumberWasGivenOutFor() {
        assertThat(NUMBERS.describe("+1 415 362 1234").place()).contains("San Francisco, CA");
        assertThat(NUMBERS.describe("+44 20 1541 2653").place()).contains("London");
        assertThat(NUMBERS.describe("+54 9 11 2345 6789").place()).contains("Buenos Aires");
    }

    @Test
    void aPlaceIsLessCertainWhereTheLineMayBeMobile() {
        assertThat(NUMBERS.describe("+44 20 1541 2653")
                        .basis(Field.PLACE)
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.HIGH);
        assertThat(NUMBERS.describe("+1 415 362 1234")
                        .basis(Field.PLACE)
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.LOW);
    }

    @Test
    void namesNoPlaceForMobilesFreeNumbersAndWhereOnlyTheCountryIsKnown() {
        assertThat(NUMBERS.describe("+44 7400 123456").place()).isEmpty();
        assertThat(NUMBERS.describe("+1 800 356 9377").place()).isEmpty();
        assertThat(NUMBERS.describe("+65 6521 8000").place()).isEmpty();
        assertThat(NUMBERS.describe("+65 6521 8000").basis(Field.PLACE)).isEmpty();
    }

    @Test
    void explainsItselfInSentences() {
        assertThat(NUMBERS.describe("0044 7400 123456").explanation())
                .startsWith("Reading: an international prefix was dialled: the country code follows.")
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
