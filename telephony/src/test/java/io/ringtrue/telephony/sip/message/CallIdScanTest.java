package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Call-ID of bytes nobody has read. It must find what the parser would find, for a flood is judged by
/// it; what is not as long as one of ours need not be found.
class CallIdScanTest {
    private static final String OURS = "0123456789abcdef0123456789abcdef";

    private static String find(String text) {
        byte[] data = ("Call-ID: " + "x".repeat(32) + "\r\n" + text + "\r\nCall-ID: " + "y".repeat(32) + "\r\n")
                .getBytes(ISO_8859_1);
        return CallIdScan.find(data, 43, 43 + text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BYE sip:a@h SIP/2.0\r\nCall-ID: %s\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\ncall-id:%s\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\ni: %s\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\nI \t:\t%s \t\r\n\r\n",
                "BYE sip:a@h SIP/2.0\nCall-ID: %s\n\n",
                "BYE sip:a@h SIP/2.0\r\nContact: <sip:c@h>\r\nCSeq: 1 BYE\r\nCall-ID: %s\r\nFrom: x\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\nCall-Info: x\r\nCall-ID: %s",
                "\r\n\r\nBYE sip:a@h SIP/2.0\r\nCall-ID: %s\r\n\r\n",
                "SIP/2.0 200 OK\r\nX: Call-ID: no\r\nCall-ID: %s\r\n\r\n",
            })
    void findsIt(String message) {
        assertThat(find(message.formatted(OURS))).isEqualTo(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "BYE sip:a@h SIP/2.0\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\nCall-ID",
                "BYE sip:a@h SIP/2.0\r\nCall-ID \r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\nCall-IDs: 0123456789abcdef0123456789abcdef\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\nCall-ID: 0123456789abcdef0123456789abcde\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\nCall-ID: 0123456789abcdef0123456789abcdefg\r\n\r\n",
                "BYE sip:a@h SIP/2.0\r\n\r\nCall-ID: 0123456789abcdef0123456789abcdef\r\n",
                "BYE sip:a@h SIP/2.0\n\nCall-ID: 0123456789abcdef0123456789abcdef\r\n",
                "Call-ID: 0123456789abcdef0123456789abcdef",
            })
    void findsNothingWhereThereIsNone(String message) {
        assertThat(find(message)).isEmpty();
    }

    @Test
    void theFirstOfTwoCounts() {
        assertThat(find("BYE sip:a@h SIP/2.0\r\ni: " + OURS + "\r\nCall-ID: " + "z".repeat(32) + "\r\n\r\n"))
                .isEqualTo(OURS);
    }

    @Test
    void oursAreAsLongAsItLooksFor() {
        String drawn = new Ids().callId();
        assertThat(find("BYE sip:a@h SIP/2.0\r\nCall-ID: " + drawn + "\r\n\r\n"))
                .isEqualTo(drawn);
    }
}
