package io.ringtrue.numbers;

import static io.ringtrue.numbers.ReadingRules.COUNTRY_CODE_FIRST;
import static io.ringtrue.numbers.ReadingRules.NORTH_AMERICA_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The usual mistakes with numbering plans.
class NumberTrapsTest {

    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    @Test
    void keepsTheZeroOfItalianNumbers() {
        NumberReport rome = report("+39 06 6982 1234");
        assertThat(rome.valid()).isTrue();
        assertThat(rome.national()).isEqualTo("0669821234");
        assertThat(rome.e164()).isEqualTo("+390669821234");
        assertThat(report("+39 669821234").e164()).isEqualTo("+39669821234");
    }

    @Test
    void leadingDigitsNameTheRegionBeforeAnyPatternIsTried() {
        assertThat(report("+39 06698 12345").region()).contains("VA");
        assertThat(report("+7 701 234 5678").region()).contains("KZ");
        Lookup lookup = NUMBERS.lookup();
        assertThat(lookup.read("+1 268 000 0000", COUNTRY_CODE_FIRST)).isFalse();
        assertThat(lookup.region()).isEqualTo("AG");
    }

    @Test
    void firstRegionInTheListWinsWherePlansAreShared() {
        assertThat(report("+44 7911 123456").region()).contains("GG");
        assertThat(report("+44 7400 123456").region()).contains("GB");
        assertThat(report("+590 690 00 12 34").region()).contains("GP");
    }

    @Test
    void stripsByTheMainRegionsPrefixEvenInOtherRegions() {
        assertThat(report("+7 8 701 234 5678").national()).isEqualTo("7012345678");
        assertThat(report("+61 0 8 9164 1234").region()).contains("CX");
        assertThat(report("+1 1 201 555 0123").e164()).isEqualTo("+12015550123");
    }

    @Test
    void alternativesOfAPrefixAreTriedInTheirOrder() {
        assertThat(report("+375 80 17 200 0000").national()).isEqualTo("172000000");
        assertThat(report("+55 0 15 11 96123 4567").national()).isEqualTo("11961234567");
        assertThat(report("+55 0 11 96123 4567").national()).isEqualTo("11961234567");
    }

    @Test
    void keepsAPrefixWhoseRemovalLeavesNoNumber() {
        assertThat(report("+7 800 555 35 35").national()).isEqualTo("8005553535");
        assertThat(report("+36 06").national()).isEqualTo("06");
        assertThat(report("+49 0").fault()).contains(NumberFault.TOO_SHORT);
    }

    @Test
    void viabilityIgnoresLengthAndLengthIsTestedApart() {
        assertThat(report("+44 020 1234").national()).isEqualTo("0201234");
        assertThat(report("+44 020 7946 0958").national()).isEqualTo("2079460958");
    }

    @Test
    void argentineMobilesLoseTheirFifteenAndGainANine() {
        NumberReport mobile = report("+54 0 11 15 2345 6789");
        assertThat(mobile.valid()).isTrue();
        assertThat(mobile.e164()).isEqualTo("+5491123456789");
        assertThat(mobile.lineType()).isEqualTo(LineType.MOBILE);
    }

    @Test
    void argentinasPrefixMatchesNothingAndStripsNothing() {
        assertThat(report("+54 11 2345 6789").national()).isEqualTo("1123456789");
    }

    @Test
    void brazilsCarrierCodesAreDropped() {
        assertThat(report("+55 0 31 21 2345 6789").national()).isEqualTo("2123456789");
        assertThat(report("+55 90 21 2345 6789").national()).isEqualTo("2123456789");
    }

    @Test
    void localFormsOfSmallIslandsAreCompleted() {
        assertThat(report("+378 886377").e164()).isEqualTo("+3780549886377");
        assertThat(report("+672 22222").e164()).isEqualTo("+672322222");
        assertThat(report("+261 4123456").e164()).isEqualTo("+261204123456");
        assertThat(report("+1 555 0123").fault()).contains(NumberFault.LOCAL_ONLY);
    }

    @Test
    void mexicosOldMobileOneIsNoLongerValid() {
        assertThat(report("+52 55 1234 5678").valid()).isTrue();
        assertThat(report("+52 1 55 1234 5678").valid()).isFalse();
    }

    @Test
    void lengthsForLocalUseOnlyAreSaidToBeSo() {
        assertThat(report("+49 123").fault()).contains(NumberFault.LOCAL_ONLY);
        assertThat(report("+44 791112").fault()).contains(NumberFault.LOCAL_ONLY);
    }

    @Test
    void readsSixteenAndSeventeenDigitsAndRefusesEighteen() {
        assertThat(report("+62 8071234567890123").national()).hasSize(16);
        assertThat(report("+81 00777012345678901").national()).hasSize(17);
        assertThat(report("+81 900000000000000001").fault()).contains(NumberFault.TOO_LONG);
        assertThat(report("+81 900000000000000001").callingCode()).isZero();
    }

    @Test
    void twoDigitsAreTheLeastThatIsRead() {
        assertThat(report("+49 1").fault()).contains(NumberFault.TOO_SHORT);
        assertThat(report("+49 1").callingCode()).isZero();
        assertThat(report("+49 12").national()).isEqualTo("12");
    }

    @Test
    void globalServicesBelongToNoCountry() {
        NumberReport freephone = report("+800 1234 5678");
        assertThat(freephone.globalService()).isTrue();
        assertThat(freephone.region()).isEmpty();
        assertThat(freephone.country()).isEqualTo("International");
        assertThat(freephone.lineType()).isEqualTo(LineType.TOLL_FREE);
        assertThat(report("+979 123 456 789").lineType()).isEqualTo(LineType.PREMIUM_RATE);
        Lookup lookup = NUMBERS.lookup();
        lookup.read("+80012345678", COUNTRY_CODE_FIRST);
        assertThat(lookup.region()).isEqualTo("001");
    }

    @Test
    void namesACarrierOnlyForNumbersThatMayBeMobile() {
        assertThat(report("+44 7400 123456").carrier()).contains("Three");
        assertThat(report("+44 20 7946 0958").carrier()).isEmpty();
    }

    @Test
    void nineSevenSixIsAnExchangeAndPremiumInEveryAreaCode() {
        assertThat(report("+1 201 976 1234").lineType()).isEqualTo(LineType.PREMIUM_RATE);
        assertThat(report("+1 800 976 1234").lineType()).isEqualTo(LineType.TOLL_FREE);
        assertThat(report("+1 976 201 1234").valid()).isFalse();
        assertThat(report("+1 201 510 6000").lineType()).isEqualTo(LineType.FIXED_LINE_OR_MOBILE);
        assertThat(report("+44 20 1976 1234").lineType()).isEqualTo(LineType.FIXED_LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "112", "+1 911", "+44 999", "+49 112", "+33 15"})
    void shortNumbersAreNotValidHere(String text) {
        assertThat(report(text).valid()).isFalse();
        assertThat(NUMBERS.describe(text, NORTH_AMERICA_FIRST).valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+999 123456,NO_SUCH_COUNTRY",
        "+0 123456,NO_SUCH_COUNTRY",
        "+1 000 000 0000,NOT_ASSIGNED",
        "+1 20151060001,TOO_LONG",
        "+44 7400 1234567890,TOO_LONG",
        "+33 1,TOO_SHORT",
        "+33 12345,TOO_SHORT"
    })
    void saysWhyANumberIsNotValid(String text, NumberFault fault) {
        assertThat(report(text).fault()).contains(fault);
    }

    private static NumberReport report(String text) {
        return NUMBERS.describe(text, COUNTRY_CODE_FIRST);
    }
}
