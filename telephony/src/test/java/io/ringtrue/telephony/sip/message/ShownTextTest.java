package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Text of strangers, as it is stored and shown.
class ShownTextTest {
    private static String shown(String wire) {
        return ShownText.of(wire, 200);
    }

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(shown("Busy Here")).isEqualTo("Busy Here");
        assertThat(shown("Besetzt – später, 話し中, 😀")).isEqualTo("Besetzt – später, 話し中, 😀");
        assertThat(shown("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'a\tb', 'a\\u0009b'", "'a\u001b[31mb', 'a\\u001b[31mb'", "'a\u202eb', 'a\\u202eb'",
        "'a\u2066b', 'a\\u2066b'", "'a\u200fb', 'a\\u200fb'", "'a\u2028b', 'a\\u2028b'",
        "'a\u0085b', 'a\\u0085b'", "'a\ufeffb', 'a\\ufeffb'", "'a\u00adb', 'a\\u00adb'"
    })
    void escapesWhatControlsATerminalOrTurnsTextAround(String wire, String shown) {
        assertThat(shown(wire)).isEqualTo(shown);
    }

    @Test
    void escapesNulHalfSurrogatesAndHiddenTags() {
        assertThat(shown("a\0b")).isEqualTo("a\\u0000b");
        assertThat(shown("a\ud83d")).isEqualTo("a\\ud83d");
        assertThat(shown(new String(Character.toChars(0xE0041)))).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void cutsLongTextAndNeverThroughACharacter() {
        assertThat(shown("x".repeat(200))).hasSize(200);
        assertThat(shown("x".repeat(8_192))).isEqualTo("x".repeat(200) + "…");
        assertThat(ShownText.of("abc😀", 4)).isEqualTo("abc…");
    }
}
