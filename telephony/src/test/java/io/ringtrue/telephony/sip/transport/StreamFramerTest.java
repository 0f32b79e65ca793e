package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.ProcessorTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams with wrong boundaries. Cases: bytes between messages (CR LF, NUL, left-overs); a length that is
/// missing, spaced, folded, doubled, too small, too large or not a number; bare line feeds; each in one piece
/// and byte by byte. The 200 after it must be found.
class StreamFramerTest {
    private static final String ANSWER = "SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\nContent-Length: 4\r\n\r\nv=0\n";
    private static final String HEAD = "SIP/2.0 180 Ringing\r\nCSeq: 1 INVITE\r\n";

    private static List<String> cut(String stream, int step) throws StreamFramer.Unframeable {
        StreamFramer framer = new StreamFramer();
        List<String> messages = new ArrayList<>();
        byte[] data = stream.getBytes(ISO_8859_1);
        for (int at = 0; at < data.length; at += step) {
            int length = Math.min(step, data.length - at);
            byte[] chunk = new byte[length];
            System.arraycopy(data, at, chunk, 0, length);
            framer.feed(chunk, length);
            for (byte[] next = framer.next(); next != null; next = framer.next()) {
                messages.add(new String(next, ISO_8859_1));
            }
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\0",
                "\0",
                "\r\n\r\n\0\r\n",
                HEAD + "\r\n",
                HEAD + "\r\n\0",
                HEAD + "l: 0\r\n\r\n\r\n\0",
                HEAD + "Content-Length : \t 0 \r\n\r\n",
                HEAD + "Content-Length:\r\n 0\r\n\r\n",
                HEAD + "Content-Length: none\r\n\r\n",
                HEAD + "Content-Length: -4\r\n\r\n",
                HEAD + "Content-Length: 99999999999\r\n\r\n",
                HEAD + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
                HEAD + "Content-Length: 37\r\n\r\n",
                HEAD + "Content-Type: application/sdp\r\nContent-Length: 500\r\n\r\nv=0\r\no=- 1 1 IN IP4 1.2.3.4\r\n",
                HEAD + "Content-Type: application/sdp\r\n\r\nv=0\r\ns=-\r\n",
                HEAD + "Content-Length: 0\r\n\r\nv=0\r\nleft: over\r\n\r\nVia: SIP/2.0/TCP h\r\n",
                "SIP/2.0 180 Ringing\nContent-Length: 0\n\n",
                "half a line\r\nVia: SIP/2.0/TCP x\r\n\r\n"
            })
    void theAnswerBehindIsHeard(String before) throws Exception {
        for (int step : new int[] {10_000, 100, 7, 1}) {
            assertThat(cut(before + ANSWER, step))
                    .as("in steps of %d", step)
                    .last()
                    .isEqualTo(ANSWER);
        }
    }

    @Test
    void requestsAreFoundToo() throws Exception {
        String bye = "BYE sip:x@1.2.3.4 SIP/2.0\r\nContent-Length: 0\r\n\r\n";
        assertThat(cut(HEAD + "Content-Length: 37\r\n\r\n" + bye, 1))
                .containsExactly(HEAD + "Content-Length: 37\r\n\r\n", bye);
        String invite =
                "INVITE sip:x SIP/2.0\r\nContent-Type: message/sipfrag\r\nContent-Length: 16\r\n\r\nSIP/2.0 200 OK\r\n";
        assertThat(cut(invite + bye, 5)).as("a message within a message").containsExactly(invite, bye);
    }

    @Test
    void countsThePings() throws Exception {
        StreamFramer framer = new StreamFramer();
        for (String piece : List.of("\r\n", "\r", "\n", ANSWER + "\r\n\r\n\r\n\r\n")) {
            framer.feed(piece.getBytes(ISO_8859_1), piece.length());
            while (framer.next() != null) {}
        }
        assertThat(framer.takePings()).isEqualTo(3);
        assertThat(framer.takePings()).isZero();
    }

    @Test
    void givesUpOnAStreamOfNothing() {
        assertThatThrownBy(() -> cut("x".repeat(70_000), 1_000)).isInstanceOf(StreamFramer.Unframeable.class);
        assertThatThrownBy(() -> cut("x\r\n".repeat(30_000), 1_000)).isInstanceOf(StreamFramer.Unframeable.class);
        assertThatThrownBy(() -> cut("SIP/2.0 200 OK\r\n" + "x: y\r\n".repeat(20_000), 1_000))
                .isInstanceOf(StreamFramer.Unframeable.class);
    }

    /// A peer that sends single bytes must not have the whole buffer searched for each of them.
    @Test
    void oneByteAtATimeCostsNoMoreThanItsBytes() throws Exception {
        String slow = HEAD + "X: " + "x".repeat(20_000) + "\r\nContent-Length: 30000\r\n\r\n" + "a=b\r\n".repeat(6_000);
        long start = ProcessorTime.now();
        assertThat(cut(slow, 1)).hasSize(1);
        assertThat(ProcessorTime.now() - start).isLessThan(1_000_000_000L);
    }

    /// Bodies and headers, with lines of any length.
    @ParameterizedTest
    @ValueSource(strings = {"x", "SIP/2.0 200 OK ", "a=b\r\n", "x\n", "\r"})
    void noBodyCostsMoreThanItsBytes(String piece) throws Exception {
        String body = piece.repeat(60_000 / piece.length());
        String slow = HEAD + "Content-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        long start = ProcessorTime.now();
        assertThat(cut(slow, 1)).containsExactly(slow);
        String line = "OPTIONS sip:" + "x".repeat(30_000) + " SIP/2.0\r\n" + "X: y\r\n".repeat(5_000) + "l: 0\r\n\r\n";
        assertThat(cut(line, 1)).containsExactly(line);
        assertThat(ProcessorTime.now() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void theMiddleOfALongLineIsNoStartLine() throws Exception {
        String body = "a=" + "x".repeat(2_000) + "SIP/2.0 200 OK\r\na=b\r\n";
        String whole = HEAD + "Content-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        for (int step : new int[] {10_000, 100, 7, 1})
            assertThat(cut(whole, step)).containsExactly(whole);
    }

    /// A body without a length ends only at a pause, however the reads divide it.
    @ParameterizedTest
    @ValueSource(strings = {"application/sdp", "multipart/mixed;boundary=b", "message/sipfrag"})
    void aBodyWithoutALengthEndsAtAPause(String type) throws Exception {
        String whole = HEAD + "Content-Type: " + type + "\r\n\r\nv=0\r\nm=audio 4000 RTP/AVP 0\r\n";
        for (int at = 1; at < whole.length(); at++) {
            StreamFramer framer = new StreamFramer();
            for (String piece : List.of(whole.substring(0, at), whole.substring(at))) {
                framer.feed(piece.getBytes(ISO_8859_1), piece.length());
                assertThat(framer.next()).isNull();
            }
            assertThat(framer.awaitsPause()).isTrue();
            framer.pause();
            assertThat(framer.next()).isEqualTo(whole.getBytes(ISO_8859_1));
            assertThat(framer.next()).isNull();
            assertThat(framer.awaitsPause()).isFalse();
            framer.feed(ANSWER.getBytes(ISO_8859_1), ANSWER.length());
            assertThat(framer.next()).isEqualTo(ANSWER.getBytes(ISO_8859_1));
        }
    }

    @Test
    void aPauseEndsNoHeadAndNoBodyWithALength() throws Exception {
        for (String part : List.of(HEAD, HEAD + "Content-Type: application/sdp\r\nContent-Length: 9\r\n\r\nv=0")) {
            StreamFramer framer = new StreamFramer();
            framer.feed(part.getBytes(ISO_8859_1), part.length());
            framer.pause();
            assertThat(framer.next()).isNull();
            assertThat(framer.awaitsPause()).isFalse();
        }
    }
}
