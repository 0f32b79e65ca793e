package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// CSeq (RFC 3261 §20.16), and the numbers and characters all fields are made of (§25.1).
class CSeqTest {
    @ParameterizedTest
    @CsvSource({
        "4711 INVITE, 4711, INVITE",
        "'0009 \tINVITE', 9, INVITE",
        "0 ACK, 0, ACK",
        "000 ACK, 0, ACK",
        "4294967295 BYE, 4294967295, BYE",
        "'1 in.vite-2', 1, in.vite-2",
    })
    void readsNumberAndMethod(String text, long number, String method) {
        assertThat(CSeq.read(text)).isEqualTo(new CSeq(number, method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 ",
                "INVITE",
                "1INVITE",
                "-1 INVITE",
                "+1 INVITE",
                " 1 INVITE",
                "1 INV ITE",
                "1 INVITE ",
                "4294967296 BYE",
                "99999999999999999999 BYE",
                "1.0 BYE",
                "1 BYE@"
            })
    void refusesWhatIsNoNumberAndMethod(String text) {
        assertThat(CSeq.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0",
        "10, 10, 10",
        "11, 10, -1",
        "007, 10, 7",
        "999999999999999999, 9223372036854775807, 999999999999999999",
        "1000000000000000000, 9223372036854775807, -1",
        "'', 10, -1",
        "1a, 100, -1",
        "/1, 100, -1",
        ":1, 100, -1",
        "٣, 100, -1",
    })
    void readsADecimalUpToItsLimit(String text, long max, long number) {
        assertThat(Tokens.number(text, 0, text.length(), max)).isEqualTo(number);
        assertThat(Tokens.number("x" + text + "y", 1, 1 + text.length(), max)).isEqualTo(number);
    }

    /// RFC 3261 §25.1: token = alphanum and these ten.
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '\t', ' ', '"', '(', ')', ',', '/', ':', ';', '<', '=', '>', '?', '@', '[', '\\', ']', '^', '{', '|',
                '}', '#', '$', '&', 127, 128, 0xE4, -1, -28
            })
    void noOtherCharacterIsPartOfAToken(int character) {
        assertThat(Tokens.isTokenChar(character)).isFalse();
        for (char each : "azAZ09-.!%*_+`'~".toCharArray())
            assertThat(Tokens.isTokenChar(each)).isTrue();
    }
}
