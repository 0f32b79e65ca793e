package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "O'Neil & Sons, Inc.", "7-Eleven", "Café Łódź", "Ромашка", "नमस्ते", "阿里"})
    void acceptsNamesOfAnyScript(String name) {
        assertThat(new Brand(name).text())
                .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "a\nb",
                "a\u0000",
                "a\u202eb",
                "a\u200db",
                "50%",
                "a/b",
                "{brand}",
                "[[f]]",
                "a;b",
                "😀",
                "a\tb"
            })
    void refusesMarkupControlsAndSigns(String name) {
        assertThatThrownBy(() -> new Brand(name)).hasMessage(Brand.RULE);
    }

    @Test
    void refusesMoreThanTwentyCharacters() {
        assertThat(new Brand("a".repeat(20)).text()).hasSize(20);
        assertThatThrownBy(() -> new Brand("a".repeat(21))).hasMessage(Brand.RULE);
        // One character that compatibility decomposition turns into eighteen.
        assertThatThrownBy(() -> new Brand("abc\uFDFA")).hasMessage(Brand.RULE);
    }

    @Test
    void foldsFullWidthLettersAndTrims() {
        assertThat(new Brand(" ＡＣＭＥ ").text()).isEqualTo("ACME");
    }

    @Test
    void digitsOfAnyScriptCountAsDigits() {
        assertThat(new Brand("متجر ٤٢").holdsDigits()).isTrue();
        assertThat(new Brand("Acme").holdsDigits()).isFalse();
    }

    @Test
    void punctuationAloneIsNotSpeakable() {
        assertThat(new Brand("-.'&").isSpeakable()).isFalse();
    }
}
