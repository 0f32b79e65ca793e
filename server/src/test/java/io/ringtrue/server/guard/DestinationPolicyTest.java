package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.ReadingRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationPolicyTest {
    private static final NumberIntelligence NUMBERS = CompiledNumbers.load();
    private static final DestinationPolicy POLICY = DestinationPolicy.of(
            List.of("US", "ca", "GB", "DE"),
            List.of("premium", "shared-cost", "uan", "personal", "pager", "voicemail", "satellite", "global-service"),
            List.of("1900", "44207"));

    private static Optional<String> rule(String number) {
        return POLICY.refuse(NUMBERS.describe(number, ReadingRules.COUNTRY_CODE_FIRST))
                .map(refusal -> refusal.limit() + ": " + refusal.rule());
    }

    @ParameterizedTest
    @CsvSource({"+12015550123", "12015550123", "0012015550123", "+447912345678", "+4915112345678"})
    void allowsListedCountries(String number) {
        assertThat(rule(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4792345678 | allowed-countries: calls to +47 (Norway) are not allowed on this installation",
                "+447012345678 | blocked-types: calls to personal numbers are not allowed",
                "+881612345678 | blocked-types: calls to global services are not allowed",
                "+442071234567 | blocked-prefixes: calls to +44207 are not allowed",
                "911 | valid-number: is too short for a number of any country",
                "112 | valid-number: is too short for a number of +1",
                "+999123456 | valid-number: must start with a country code; these digits start with none",
                "hello | valid-number: must be digits, country code first"
            })
    void refusesWithFieldAndRule(String number, String expected) {
        assertThat(rule(number)).contains(expected);
    }

    @Test
    void toldAboutAnUnquotedNorwayGivesTheHint() {
        assertThatThrownBy(() -> DestinationPolicy.of(List.of("false"), List.of(), List.of()))
                .hasMessageContaining("quote \"NO\"");
    }

    @Test
    void namesAnUnknownLineType() {
        assertThatThrownBy(() -> DestinationPolicy.of(List.of(), List.of("premum"), List.of()))
                .hasMessageStartingWith("dialing.blocked-types: \"premum\" is no line type");
    }
}
