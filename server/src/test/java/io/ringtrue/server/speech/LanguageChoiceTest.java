package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
}
