package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One answer over a line that is no socket, so that thousands can be tried.
class HttpLineTest {
    private static final OutgoingRequest REQUEST =
            OutgoingRequest.get(new HttpTarget(false, "hook.example", 80, "/"), Map.of());

    @Test
    void readsWhatACallbackNeeds() throws IOException {
        assertThat(read("HTTP/1.1 429 Too Many\r\nX: y\r\nretry-AFTER:  17 \r\nContent-Length: 3\r\n\r\nabc"))
                .isEqualTo(new HttpReply.Answered(429, "17"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 204 No Content\n\n",
                "HTTP/1.1 204\r\n\r\n",
                "HTTP/1.1 204 \r\nnonsense\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 204 No\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 204 No\r\nContent-Length: 99999999999999999999\r\n\r\n"
            })
    void isGenerousWithSloppyServers(String answer) throws IOException {
        assertThat(read(answer)).isEqualTo(new HttpReply.Answered(204, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK",
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 099 x\r\n\r\n",
                "HTTP/1.1 600 x\r\n\r\n",
                "HTTP/1.1 20 x\r\n\r\n",
                "HTTP/2 200 x\r\n\r\n",
                "HTTP/1.1 101 x\r\n\r\n",
                "200 OK\r\n\r\n"
            })
    void refusesWhatIsNotHttp(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(ProtocolException.class);
    }

    /// Cookies, policies, hundreds of fields, one endless field, interim answers before: 20 kB to 200 kB.
    static Stream<String> longHeads() {
        return Stream.of(
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=" + "x".repeat(20_000) + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + ("Set-Cookie: a=" + "x".repeat(4_000) + "\r\n").repeat(50) + "\r\n",
                "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000) + "\r\n",
                "HTTP/1.1 200 OK\n" + "X: y\n".repeat(300) + "\n",
                "HTTP/1.0 200\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
                "HTTP/1.1 200 " + "O".repeat(20_000) + "\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(300) + "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: y\r\n  folded " + "z".repeat(20_000) + "\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("longHeads")
    void takesAnAnswerByItsStatusLineHoweverLongItsHead(String answer) throws IOException {
        assertThat(read(answer).status()).isEqualTo(200);
    }

    /// Closed behind the status line, in a field, in its name, behind a fold, behind interim answers; and a phrase
    /// in another language, whose octets Java may take for line ends.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n",
                "HTTP/1.1 204\n",
                "HTTP/1.1 204 No Content\r\nX: y\r\n",
                "HTTP/1.1 204 No Content\r\nSet-Cookie: a=b",
                "HTTP/1.1 204 No Content\r\nSet-Coo",
                "HTTP/1.1 204 No Content\r\nX: y\r\n  folded\r\n",
                "HTTP/1.1 204 No Content\r\n\r",
                "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\nX",
                "HTTP/1.1 204 Успех\r\n\r\n",
                "HTTP/1.1 204 成功\r\n\r\n",
                "HTTP/1.1 204 a\u0085b\r\n\r\n",
                "HTTP/1.1 204 a\rb\r\n\r\n"
            })
    void countsAStatusLineThatCameWholeWhateverFollowsIt(String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        assertThat(read(new ByteArrayInputStream(bytes))).isEqualTo(new HttpReply.Answered(204, ""));
        assertThat(read(new SequenceInputStream(new ByteArrayInputStream(bytes), broken())))
                .isEqualTo(new HttpReply.Answered(204, ""));
    }

    @Test
    void keepsTheWaitThatCameBeforeTheLineBroke() throws IOException {
        assertThat(read("HTTP/1.1 429 Slow\r\nRetry-After: 9\r\nSet-Cookie: a="))
                .isEqualTo(new HttpReply.Answered(429, "9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK", "HTTP/1.1 103 Early Hints\r\nLink"})
    void failsAsTheLineDoesBeforeAFinalStatusLine(String start) {
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(start.getBytes(StandardCharsets.US_ASCII)), broken());
        assertThatThrownBy(() -> read(in)).hasMessage("Connection reset");
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketException("Connection reset");
            }
        };
    }

    @Test
    void findsTheWaitBehindALongHead() throws IOException {
        String answer = "HTTP/1.1 429 Slow\r\nX: " + "y".repeat(100_000) + "\r\nRetry-After: 9\r\n\r\n";
        assertThat(read(answer)).isEqualTo(new HttpReply.Answered(429, "9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 "})
    void readsNoMoreThanItsBoundOfAHeadWithoutEnd(String start) throws IOException {
        ByteArrayInputStream endless =
                new ByteArrayInputStream((start + "y".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(read(endless).status()).isEqualTo(200);
        assertThat(endless.available()).isGreaterThan(1_000_000 - 256 * 1024 - 100);
    }

    @Test
    void refusesInterimAnswersWithoutEnd() {
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
        assertThatThrownBy(() -> read(interim.repeat(10_000))).isInstanceOf(ProtocolException.class);
    }

    @Property(tries = 5_000)
    void endsInAnAnswerOrAProtocolErrorForAnyBytes(@ForAll byte[] bytes) throws IOException {
        try {
            assertThat(read(new ByteArrayInputStream(bytes)).status()).isBetween(200, 599);
        } catch (ProtocolException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    /// Receivers check the signature over what they read in the request line.
    @Property(tries = 500)
    void sendsTheTargetOctetForOctet(@ForAll @CharRange(from = '!', to = '~') @StringLength(max = 40) String rest)
            throws IOException {
        String target = "/" + rest;
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        HttpTarget to = new HttpTarget(false, "hook.example", 80, target);
        new HttpLine(line(bytes("HTTP/1.1 204\r\n\r\n"), sent)).status(OutgoingRequest.get(to, Map.of()));
        assertThat(sent.toString(StandardCharsets.ISO_8859_1))
                .startsWith("GET " + target + " HTTP/1.1\r\nHost: hook.example\r\n");
    }

    private static HttpReply.Answered read(String answer) throws IOException {
        return read(bytes(answer));
    }

    private static HttpReply.Answered read(InputStream answer) throws IOException {
        return new HttpLine(line(answer, OutputStream.nullOutputStream())).status(REQUEST);
    }

    private static InputStream bytes(String answer) {
        return new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Socket line(InputStream answer, OutputStream request) {
        return new Socket() {
            @Override
            public InputStream getInputStream() {
                return answer;
            }

            @Override
            public OutputStream getOutputStream() {
                return request;
            }
        };
    }
}
