package io.ringtrue.telephony.call.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Body;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of a key in SIP INFO. Cases: media types and their misspellings, parameters and case of the
/// type, names of the line, separators, quotes, blanks, line ends, numbers for star and hash, several digits
/// in one body, text before or after the line, and a body without a key.
class KeyInfoTest {
    private static final List<Body> SMALLEST = List.of(
            body("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"),
            body("application/dtmf", "5"),
            body("application/dtmf", "Signal=5"),
            body("audio/telephone-event", "d=5"),
            body("application/vnd.nortelnetworks.digits", "p=Digit-Collection\r\ny=Digits\r\nd=5\r\n"));

    private static Body body(String type, String text) {
        return new Body(type, text.getBytes(ISO_8859_1));
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/dtmf-relay | Signal=5\\r\\nDuration=160\\r\\n | 5",
                "application/dtmf-relay | Signal=5 | 5",
                "application/dtmf-relay | Signal: 5\\r\\nDuration: 160\\r\\n | 5",
                "application/dtmf-relay | signal = \"5\"\\r\\n | 5",
                "application/dtmf-relay | SIGNAL='5' | 5",
                "application/dtmf-relay | Signal= 5\\nDuration= 160\\n | 5",
                "application/dtmf-relay | Signal\\t=\\t5 | 5",
                "application/dtmf-relay | Duration=160\\r\\nSignal=5\\r\\n | 5",
                "application/dtmf-relay | \\r\\nSignal=5\\r\\n | 5",
                "application/dtmf-relay | Signal=5;Duration=160 | 5",
                "application/dtmf-relay | Signal=5, Duration=160 | 5",
                "application/dtmf-relay | Signal=5\\rDuration=160\\r | 5",
                "application/dtmf-relay | Signal=5\\r\\nDuration=160\\r\\n\\0 | 5",
                "application/dtmf-relay | \u00EF\u00BB\u00BFSignal=5 | 5",
                "`` | Signal=5\\r\\nDuration=160 | 5",
                "application/dtmf-relay | Signal=10 | *",
                "application/dtmf-relay | Signal=11 | #",
                "application/dtmf-relay | Signal=* | *",
                "application/dtmf-relay | Signal=# | #",
                "application/dtmf-relay | Signal=a | A",
                "application/dtmf-relay | Signal=0 | 0",
                "application/dtmf-relay | 5 | 5",
                "application/dtmf-relay | Signal=4421 | 4421",
                "application/dtmf-relay; charset=utf-8 | Signal=5 | 5",
                "Application/DTMF-Relay | Signal=5 | 5",
                "application/dtmf | 5 | 5",
                "application/dtmf | 5\\r\\n | 5",
                "application/dtmf | \"5\" | 5",
                "application/dtmf | Signal=5 | 5",
                "application/dtmf | Signal=5\\r\\nDuration=250 | 5",
                "application/dtmf | d=5 | 5",
                "application/dtmf | 11 | #",
                "application/x-dtmf | 5 | 5",
                "text/dtmf | digit=5 | 5",
                "audio/telephone-event | d=5 | 5",
                "audio/telephone-event | 5 | 5",
                "audio/telephone-event | Signal=5\\r\\nDuration=160 | 5",
                "audio/telephone-event;rate=8000 | D: 5 | 5",
                "application/vnd.nortelnetworks.digits | p=Digit-Collection\\r\\ny=Digits\\r\\nd=5 | 5",
                "application/vnd.nortelnetworks.digits | d=4421 | 4421",
                "application/vnd.nortelnetworks.digits | d=10 | 10",
            })
    void readsTheKeyInEverySpelling(String type, String text, String keys) {
        assertThat(KeyInfo.read(body(type, unescaped(text)))).hasValue(keys);
    }

    /// `D` stands for the key's part, `S` for the signalling beside it, `N` for parts within the part.
    @ParameterizedTest
    @ValueSource(strings = {"D", "SD", "DS", "SSDS", "N", "SN"})
    void readsTheKeyOutOfOneOfSeveralParts(String order) {
        String key = "--b\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=5\r\nDuration=160\r\n";
        String nested =
                "--b\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n" + key.replace("--b", "--i") + "--i--\r\n";
        String signalling = "--b\r\nContent-Type: application/isup\r\n\r\n\001\002\r\n";
        StringBuilder text = new StringBuilder();
        for (char part : order.toCharArray()) text.append(part == 'D' ? key : part == 'N' ? nested : signalling);
        Body several = body("multipart/mixed; boundary=b", text + "--b--\r\n");
        assertThat(KeyInfo.read(several)).hasValue("5");
        assertThat(KeyInfo.read(body("Multipart/Related;boundary=\"b\"", text.toString())))
                .as("never ended")
                .hasValue("5");
    }

    @Test
    void severalPartsWithoutAKeyAreNotUnderstood() {
        assertThat(KeyInfo.read(
                        body("multipart/mixed; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\n5\r\n--b--")))
                .isEmpty();
        assertThat(KeyInfo.read(body("multipart/mixed; boundary=b", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hf", "16", "flash", "FLASH"})
    void aHookFlashIsUnderstoodAndNoKey(String signal) {
        assertThat(KeyInfo.read(body("application/dtmf-relay", "Signal=" + signal)))
                .hasValue("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/media_control+xml | <media_control/>",
                "application/kpml-response+xml | <kpml-response digits='5'/>",
                "text/plain | 5",
                "'' | 5",
                "application/sdp | v=0",
                "application/dtmf-relay | Signal=",
                "application/dtmf-relay | Signal=E",
                "application/dtmf-relay | Duration=160",
                "application/dtmf-relay | Signal=five",
                "application/dtmf | ??",
            })
    void saysThatItDoesNotUnderstandTheRest(String type, String text) {
        assertThat(KeyInfo.read(body(type, text))).isEmpty();
    }

    @Test
    void readsNoMoreKeysThanAHandPressesBetweenTwoBodies() {
        assertThat(KeyInfo.read(body("application/dtmf-relay", "Signal=" + "5".repeat(32))))
                .hasValue("5".repeat(32));
        assertThat(KeyInfo.read(body("application/dtmf-relay", "Signal=" + "5".repeat(33))))
                .isEmpty();
    }

    @Test
    void survivesFiveThousandMutationsOfEachSmallestBody() {
        survives(11);
        long fresh = System.nanoTime();
        System.out.println("KeyInfoTest: fresh seed " + fresh);
        survives(fresh);
    }

    /// Repeats a piece 5,000 times: reading it must not use the stack for each repeat.
    private static byte[] repeated(byte[] bytes, Random random) {
        String text = new String(bytes, ISO_8859_1);
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(11));
        return (text.substring(0, at) + text.substring(at, to).repeat(5_000) + text.substring(to)).getBytes(ISO_8859_1);
    }

    private static void survives(long seed) {
        Random random = new Random(seed);
        long begun = System.nanoTime();
        for (Body smallest : SMALLEST) {
            for (int round = 0; round < 5_000; round++) {
                byte[] bytes = smallest.bytes().clone();
                for (int edits = random.nextInt(4); edits >= 0; edits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                if (round % 100 == 0) bytes = repeated(bytes, random);
                KeyInfo.read(new Body(smallest.type(), bytes))
                        .ifPresent(keys -> assertThat(keys).matches("[0-9*#A-D]*"));
            }
            assertThat(KeyInfo.read(smallest)).hasValue("5");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
}
