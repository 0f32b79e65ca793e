package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Responses: their first line (RFC 3261 §7.2), and what they are matched by.
class StatusLineTest {
    private static ParsedMessage parse(String text) {
        byte[] data = text.replace("\n", "\r\n").getBytes(UTF_8);
        return SipParser.read(data, 0, data.length);
    }

    private static String why(String text) {
        return switch (parse(text)) {
            case ParsedMessage.Spoiled(String why, SipResponse _) -> why;
            case ParsedMessage.Garbage(String why) -> why;
            case ParsedMessage other -> other.toString();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "SIP/2.0 200 OK, 200, OK",
        "SIP/2.0 200, 200, ''",
        "SIP/2.0 404 Not Found Anywhere, 404, Not Found Anywhere",
        "SIP/2.0 699 , 699, ''",
        "sip/2.0 100 Trying, 100, Trying",
    })
    void readsAStatusLine(String line, int status, String reason) {
        ParsedMessage parsed = parse(line + "\nVia: SIP/2.0/UDP h;branch=x\nCSeq: 1 INVITE\n\n");
        SipResponse response = (SipResponse) ((ParsedMessage.Whole) parsed).message();
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0 99 x",
                "SIP/2.0 700 x",
                "SIP/2.0 2000 x",
                "SIP/2.0 20 x",
                "SIP/2.0 2xx x",
                "SIP/2.0200 x",
                "SIP/2.1 200 x",
                "SIP/2.0",
                "SIP/2.0 200OK"
            })
    void dropsWhatIsNoStatusLine(String line) {
        assertThat(why(line + "\nVia: SIP/2.0/UDP h;branch=x\nCSeq: 1 INVITE\n\n"))
                .isEqualTo("not a status line");
    }

    @ParameterizedTest
    @CsvSource({
        "Via: SIP/2.0/UDP h, Via has no branch",
        "X: y, Via has no branch",
        "'Via: SIP/2.0/UDP h;branch=x, SIP/2.0/UDP i', more than one Via",
        "Via: SIP/2.0/UDP h;branch=x\\nCSeq: one INVITE, CSeq cannot be read",
    })
    void saysWhatAResponseCannotBeMatchedBy(String fields, String why) {
        assertThat(why("SIP/2.0 200 OK\n" + fields.replace("\\n", "\n") + "\n\n"))
                .isEqualTo(why);
    }
}
