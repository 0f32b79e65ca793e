package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a start line where a stream has lost its frame (RFC 3261 §7.1 and §7.2), and what a head says of
/// its body.
class StartLinesTest {
    private static int find(String text) {
        byte[] data = ("\n" + text).getBytes(ISO_8859_1);
        return StartLines.find(data, 1, data.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0 200 OK",
                "sip/2.0 100 ",
                "SIP/2.0 699",
                "SIP/2.0  486 Busy Here",
                "INVITE sip:bob@biloxi.com SIP/2.0",
                "BYE sips:bob@biloxi.com;x=y SIP/2.0",
                "OPTIONS tel:+12015550123 SIP/2.0",
                "invite sip:bob@biloxi.com sip/2.0 ",
            })
    void findsOneBeyondDoubt(String line) {
        assertThat(find(line + "\r\n")).isEqualTo(1);
        assertThat(find(line + "\n")).isEqualTo(1);
        assertThat(find("a=b\r\n" + line + "\r\n")).isEqualTo(6);
        assertThat(find(line)).as("its line has not ended").isEqualTo(-1);
        assertThat(find("x" + line.charAt(0) + "=1\r\n")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIP/2.0 200OK",
                "SIP/2.0 000 OK",
                "SIP/2.0 700 OK",
                "SIP/2.0 20 OK",
                "SIP/3.0 200 OK",
                "SIP/2.0",
                "INVITE sip:bob@biloxi.com",
                "INVITE sip:bob@biloxi.com SIP/2.1",
                "INVITE http://biloxi.com SIP/2.0",
                "INVITE sip:bob biloxi SIP/2.0",
                "IN sip:bob@biloxi.com SIP/2.0",
                "Via: SIP/2.0/UDP h;branch=x",
                "s=sip:bob@biloxi.com SIP/2.0",
                " SIP/2.0 200 OK",
            })
    void findsNoOther(String line) {
        assertThat(find(line + "\r\n")).isEqualTo(-1);
    }

    /// The first line of a message may be broken: what names the protocol and is no field is taken for one.
    @ParameterizedTest
    @CsvSource({
        "SIP/2.0 200 OK, true",
        "sip/2.0 banana, true",
        "INVITE x SIP/9.9, true",
        "Via: SIP/2.0/UDP h, false",
        "'Via \t: SIP/2.0/UDP h', false",
        "INVITE sip:x, false",
        "half a line, false",
        "' SIP/2.0 200 OK', false",
        "SIP, false",
        "x SIP/, true",
        "x SIP, false",
    })
    void aLineThatNamesTheProtocolMayBeOne(String line, boolean may) {
        byte[] data = line.getBytes(ISO_8859_1);
        assertThat(StartLines.mayBe(data, 0, data.length)).isEqualTo(may);
    }

    @Test
    void goesOnAtTheStartOfTheLastLine() {
        byte[] data = "ab\ncd\nef".getBytes(ISO_8859_1);
        assertThat(StartLines.goOnAt(data, 0, data.length)).isEqualTo(6);
        assertThat(StartLines.goOnAt(data, 0, 6)).isEqualTo(6);
        assertThat(StartLines.goOnAt(data, 0, 5)).isEqualTo(3);
        assertThat(StartLines.goOnAt(data, 6, 8)).as("no line ended").isEqualTo(6);
        byte[] longLine = "x".repeat(2_000).getBytes(ISO_8859_1);
        assertThat(StartLines.goOnAt(longLine, 0, 2_000))
                .as("too long to be one")
                .isEqualTo(2_000);
        assertThat(StartLines.goOnAt(longLine, 0, 512)).as("not yet").isZero();
    }

    /// `length` -1: nobody can say.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Content-Length: 7 | 7 | ``",
                "l:7 | 7 | ``",
                "CONTENT-LENGTH \t:  007 | 7 | ``",
                "Content-Length:\\n 7 | 7 | ``",
                "Content-Length: 65536 | 65536 | ``",
                "Content-Length: 65537 | -1 | ``",
                "Content-Length: 7x | -1 | ``",
                "Content-Length: | -1 | ``",
                "Content-Length 7 | -1 | ``",
                "X-Content-Length: 7 | -1 | ``",
                "Content-Length: 7\\nl: 7 | 7 | ``",
                "Content-Length: 7\\nl: 8 | -1 | ``",
                "Content-Length: 7\\nl: 8\\nl: 7 | -1 | ``",
                "Subject: x | -1 | ``",
                "c: Application/SDP; x=Y | -1 | application/sdp; x=y",
                "Content-Type:\\n message/sipfrag\\nl: 3 | 3 | message/sipfrag",
            })
    void readsWhatAHeadSaysOfItsBody(String fields, int length, String type) {
        byte[] data = ("....SIP/2.0 200 OK\n" + fields.replace("\\n", "\n") + "\n\nl: 99")
                .replace("\n", "\r\n")
                .getBytes(ISO_8859_1);
        int bodyAt = data.length - 5;
        assertThat(StreamHead.read(data, 4, bodyAt)).isEqualTo(new StreamHead(bodyAt, length, type));
    }

    @ParameterizedTest
    @CsvSource({"message/sip, true", "multipart/mixed;boundary=x, true", "application/sdp, false", "'', false"})
    void onlyABodyOfMessagesMayHoldStartLines(String type, boolean may) {
        assertThat(new StreamHead(0, 5, type).mayHoldMessages()).isEqualTo(may);
    }
}
