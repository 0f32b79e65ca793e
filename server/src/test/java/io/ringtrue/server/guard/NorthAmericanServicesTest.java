package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NorthAmericanServicesTest {
    private static final NumberIntelligence NUMBERS = CompiledNumbers.load();

    /// Every country, nothing blocked: what is refused here, is refused by every policy.
    private static final DestinationPolicy OPEN =
            DestinationPolicy.of(List.of(Locale.getISOCountries()), List.of(), List.of());

    private static Optional<String> limit(String number) {
        return OPEN.refuse(NUMBERS.describe(number, ReadingRules.DIALLED)).map(Refusal::limit);
    }

    static Stream<String> areas() {
        return IntStream.range(200, 1_000)
                .mapToObj(Integer::toString)
                .filter(area -> NUMBERS.describe("+1" + area + "2345678", ReadingRules.DIALLED)
                        .valid());
    }

    @Test
    void refusesDirectoryAssistanceOfEveryArea() {
        List<String> areas = areas().toList();
        assertThat(areas).hasSizeGreaterThan(400);
        assertThat(areas)
                .allSatisfy(area ->
                        assertThat(limit("+1" + area + "5551212")).as(area).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 212 555 1212",
                "1-212-555-1212",
                "001 (212) 555.1212",
                "011 1 212 555 1212",
                "+1２１２５５５１２１２",
                "tel:+1-212-555-1212",
                "sip:+12125551212@example.com",
                "+1 800 555 1212",
                "+1 212 555 1212 ",
                "+1 600 234 5678",
                "+1 622 234 5678",
                "+1 500 234 5678",
                "+1 521 234 5678",
                "+1 533 234 5678",
                "+1 544 234 5678",
                "+1 566 234 5678",
                "+1 577 234 5678",
                "+1 588 234 5678",
                "+1 700 234 5678",
                "+1 710 234 5678",
                "+1 710 627 4387",
                "+1 900 234 5678",
                "+1 456 234 5678",
                "+1 212 976 1234",
                "+1 212 950 1022",
                "+1 212 958 1234",
                "+1 212 959 1234",
                "+1 212 411 1234",
                "+1 212 911 1234",
                "+1 911 234 5678",
                "+1 411",
                "+1 211",
                "411",
                "911",
                "*67",
                "10-10-321 1 212 234 5678",
                "1010321 12122345678",
                "+1 101 032 1212"
            })
    void refusesServicesInEverySpelling(String number) {
        assertThat(limit(number)).as(number).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 118 118",
                "+44118500",
                "+49 11833",
                "+33 118 008",
                "+34 11818",
                "+39 1240",
                "+353 11811",
                "+46 118118",
                "+351 118",
                "+61 1223",
                "+61 12455",
                "+64 018",
                "+43 118877",
                "+41 1811",
                "+31 1888",
                "+32 1207",
                "+45 118",
                "+47 1881",
                "+48 118913",
                "+420 1180",
                "+91 197",
                "+81 104",
                "+86 114",
                "+55 102",
                "+52 040",
                "+7 09",
                "+27 1023"
            })
    void refusesDirectoryAssistanceOfOtherCountries(String number) {
        assertThat(limit(number)).as(number).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+800 1234 5678",
                "+808 1234 5678",
                "+870 773 111 632",
                "+871 312345678",
                "+872 312345678",
                "+873 312345678",
                "+874 312345678",
                "+878 10 1234567890",
                "+881 612 345 678",
                "+882 16 123456",
                "+883 510 012 345",
                "+888 123 456 78901",
                "+979 123 456 789",
                "+991 001 234 567",
                "+999 123456",
                "+969 1234567",
                "+210 1234567",
                "+0 123456789",
                "+383",
                "+1",
                "+"
            })
    void refusesWhatBelongsToNoCountry(String number) {
        DestinationPolicy usual = DestinationPolicy.of(
                List.of(Locale.getISOCountries()), List.of("satellite", "global-service"), List.of());
        assertThat(usual.refuse(NUMBERS.describe(number, ReadingRules.DIALLED)))
                .as(number)
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550100",
                "+12125550199",
                "+12015550123",
                "+12015106000",
                "+16502530000",
                "+16475551234",
                "+12125551211",
                "+12125551213",
                "+12129501",
                "+441189123456",
                "+12022345950"
            })
    void leavesOrdinaryAndFictionalLinesAlone(String number) {
        NumberReport report = NUMBERS.describe(number, ReadingRules.DIALLED);
        if (report.valid()) assertThat(limit(number)).as(number).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("areas")
    void refusesNoOrdinaryLineOfAnAreaWithAPlace(String area) {
        NumberReport report = NUMBERS.describe("+1" + area + "2345678", ReadingRules.DIALLED);
        if (report.place().isPresent())
            assertThat(limit("+1" + area + "2345678")).isEmpty();
    }
}
