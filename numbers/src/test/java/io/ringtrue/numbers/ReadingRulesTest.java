package io.ringtrue.numbers;

import static io.ringtrue.numbers.ReadingRules.COUNTRY_CODE_FIRST;
import static io.ringtrue.numbers.ReadingRules.NORTH_AMERICA_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.text.NumberFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRulesTest {

    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    @ParameterizedTest
    @CsvSource({
        "+47 92345678,   +4792345678,  PLUS",
        "0047 92345678,  +4792345678,  INTERNATIONAL_PREFIX",
        "011 47 92345678,+4792345678,  INTERNATIONAL_PREFIX",
        "2015106000,     +12015106000, DEFAULT_CALLING_CODE",
        "(201) 510-6000, +12015106000, DEFAULT_CALLING_CODE",
        "12015106000,    +12015106000, COUNTRY_CODE_FIRST",
        "442079460958,   +442079460958,COUNTRY_CODE_FIRST"
    })
    void northAmericaFirstTriesTheFiveRulesInTheirOrder(String text, String e164, ReadingRule rule) {
        NumberReport report = NUMBERS.describe(text, NORTH_AMERICA_FIRST);
        assertThat(report.valid()).isTrue();
        assertThat(report.e164()).isEqualTo(e164);
        assertThat(report.rule()).isEqualTo(rule);
    }

    /// Read as +1, these digits would ring a stranger in Arkansas.
    @Test
    void countryCodeFirstNeverAssumesACountry() {
        assertThat(NUMBERS.describe("4792345678", COUNTRY_CODE_FIRST).region()).contains("NO");
        assertThat(NUMBERS.describe("4792345678", NORTH_AMERICA_FIRST).region()).contains("US");
        assertThat(NUMBERS.describe("2125551234", COUNTRY_CODE_FIRST).callingCode())
                .isEqualTo(212);
        assertThat(NUMBERS.describe("2125551234", COUNTRY_CODE_FIRST).valid()).isFalse();
    }

    @Test
    void digitsThatFitNoRuleAreNotValid() {
        NumberReport report = NUMBERS.describe("0123456789", NORTH_AMERICA_FIRST);
        assertThat(report.fault()).contains(NumberFault.NO_SUCH_COUNTRY);
    }

    @Test
    void anAccountMayReadAnotherCountryFirst() {
        ReadingRules unitedKingdom = new ReadingRules(44);
        assertThat(NUMBERS.describe("020 7946 0958", unitedKingdom).e164()).isEqualTo("+442079460958");
        assertThat(NUMBERS.describe("2079460958", unitedKingdom).e164()).isEqualTo("+442079460958");
        assertThat(NUMBERS.describe("442079460958", unitedKingdom).e164()).isEqualTo("+442079460958");
        assertThat(NUMBERS.describe("12015106000", unitedKingdom).e164()).isEqualTo("+12015106000");
        assertThat(NUMBERS.describe("+2079460958", unitedKingdom).callingCode()).isEqualTo(20);
    }

    @Test
    void saysWhatElseTheTextCouldMean() {
        Reading tampa = new Reading("+16565501234", "US", ReadingRule.DEFAULT_CALLING_CODE);
        Reading singapore = new Reading("+6565501234", "SG", ReadingRule.COUNTRY_CODE_FIRST);
        NumberReport american = NUMBERS.describe("6565501234", NORTH_AMERICA_FIRST);
        NumberReport international = NUMBERS.describe("6565501234", COUNTRY_CODE_FIRST);
        assertThat(american.e164()).isEqualTo(tampa.e164());
        assertThat(american.otherReadings()).containsExactly(singapore);
        assertThat(international.e164()).isEqualTo(singapore.e164());
        assertThat(international.otherReadings()).containsExactly(tampa);
    }

    @Test
    void saysWhatANumberThatIsNotValidCouldHaveMeant() {
        assertThat(NUMBERS.describe("2125551234", COUNTRY_CODE_FIRST).otherReadings())
                .containsExactly(new Reading("+12125551234", "US", ReadingRule.DEFAULT_CALLING_CODE));
    }

    @Test
    void aPlusLeavesNoDoubt() {
        assertThat(NUMBERS.describe("+2015106000", NORTH_AMERICA_FIRST).otherReadings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesWhatCannotBeACallingCode(int callingCode) {
        assertThatThrownBy(() -> new ReadingRules(callingCode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("defaultCallingCode must be");
    }

    @Test
    void aCallingCodeNobodyHasChangesNothing() {
        assertThat(NUMBERS.describe("442079460958", new ReadingRules(999)).e164())
                .isEqualTo("+442079460958");
        assertThat(NUMBERS.describe("12", new ReadingRules(999)).valid()).isFalse();
    }
}
