package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {
    private static final Set<Locale> SPOKEN = Set.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN);
    private static final Optional<Locale> NONE = Optional.empty();

    @Test
    void requestGoesBeforeAccountAndAccountBeforeCountry() {
        Optional<Locale> canada = Optional.of(Locale.CANADA_FRENCH);
        Optional<Locale> german = Optional.of(Locale.GERMANY);
        Optional<Locale> english = Optional.of(Locale.UK);
        assertThat(LanguageChoice.of(canada, german, english, SPOKEN))
                .isEqualTo(new LanguageChoice(Locale.FRENCH, "request"));
        assertThat(LanguageChoice.of(NONE, german, english, SPOKEN))
                .isEqualTo(new LanguageChoice(Locale.GERMAN, "account"));
        assertThat(LanguageChoice.of(NONE, NONE, canada, SPOKEN))
                .isEqualTo(new LanguageChoice(Locale.FRENCH, "country"));
        assertThat(LanguageChoice.of(NONE, NONE, NONE, SPOKEN))
                .isEqualTo(new LanguageChoice(Locale.ENGLISH, "default"));
    }

    @Test
    void languageNobodySpeaksIsPassedOverAndNamed() {
        assertThat(LanguageChoice.of(Optional.of(Locale.JAPAN), Optional.of(Locale.GERMAN), NONE, SPOKEN))
                .isEqualTo(new LanguageChoice(Locale.GERMAN, "account (request: no voice speaks ja-JP)"));
        assertThat(LanguageChoice.of(Optional.of(Locale.JAPAN), NONE, Optional.of(Locale.KOREA), SPOKEN))
                .isEqualTo(new LanguageChoice(
                        Locale.ENGLISH, "default (request: no voice speaks ja-JP; country: no voice speaks ko-KR)"));
    }

    @ParameterizedTest
    @CsvSource({
        "pt-BR,pt-BR",
        "pt-PT,pt",
        "pt,pt",
        "pt-AO,pt",
        "zh-TW,zh",
        "zh-Hans-CN,zh",
        "zh-HK,yue",
        "zh-MO,yue",
        "zh-yue,yue",
        "yue-Hant-HK,yue",
        "cmn,zh",
        "in,id",
        "es-MX,es",
        "en-IN,en",
        "sv,en"
    })
    void regionsCountWhereTheyHaveAWordingOfTheirOwn(String wished, String spoken) {
        Set<Locale> all = Set.copyOf(Phrasebook.LANGUAGES);
        assertThat(LanguageChoice.of(Optional.of(Locale.forLanguageTag(wished)), NONE, NONE, all)
                        .language()
                        .toLanguageTag())
                .isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({
        "US,en",
        "BR,pt-BR",
        "PT,pt",
        "MX,es",
        "PR,es",
        "HK,yue",
        "TW,zh",
        "CH,de",
        "BE,nl",
        "CA,en",
        "KZ,ru",
        "bd,bn"
    })
    void everyCountrysLanguageHasAWording(String country, String language) {
        Locale spoken = CountryLanguages.of(country).orElseThrow();
        assertThat(spoken.toLanguageTag()).isEqualTo(language);
        assertThat(Phrasebook.LANGUAGES).contains(spoken);
        assertThat(CountryLanguages.of("SE")).isEmpty();
    }
}
