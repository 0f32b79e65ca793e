package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Your parcel is here.                | Your parcel is here.",
                "Don’t “wait” – come…                | Don't \"wait\" - come...",
                "½ litre, ﬁne ①                      | 1/2 litre, fine 1",
                "¿Listo? ¡Sí!                        | Listo? Sí!",
                "您好。請回電，謝謝！                     | 您好.請回電,謝謝!",
                "مرحبا، كيف الحال؟                   | مرحبا, كيف الحال?",
                "a\tb   c                            | a b c",
                "100 % (50 €) @ #7 / +1              | 100 % (50 €) @ #7 / +1",
            })
    void keepsWhatCanBeSaid(String given, String said) {
        Message message = Message.of(given);
        assertThat(message.text()).isEqualTo(said);
        assertThat(message.dropped()).isEmpty();
    }

    @Test
    void dropsMarkupPhonemesControlsAndSaysSo() {
        Message message = Message.of("<b>Hi</b> [[h@l'oU]] \u202Eolleh\u0000 {x} \uD83D\uDE00 \\ | ~ ~");
        assertThat(message.text()).isEqualTo("bHi/b h@l'oU olleh x");
        assertThat(message.dropped())
                .containsExactly("<", ">", "[", "]", "U+202E", "U+0000", "{", "}", "\uD83D\uDE00", "\\", "|", "~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "<>", "\u0301\u0301", "\uD800", "\uD83D\uDE00"})
    void refusesWhatHoldsNothingToSay(String given) {
        assertThatThrownBy(() -> Message.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Message.RULE);
    }

    @Test
    void countsCharactersAfterNormalization() {
        assertThat(Message.of("𝒜".repeat(500)).text()).isEqualTo("A".repeat(500));
        assertThatThrownBy(() -> Message.of("a".repeat(501))).hasMessage(Message.RULE);
        // One character that NFKC makes eighteen of.
        assertThatThrownBy(() -> Message.of("\uFDFA".repeat(28))).hasMessage(Message.RULE);
    }

    @Test
    void neverPrintsItsText() {
        assertThat(Message.of("Your code is 482913").toString())
                .isEqualTo("Message[a message of 19 characters, dropped=[]]");
    }
}
