package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What servers on loopback write, octet for octet: a callback counts the status, a live source needs all of it.
@Timeout(60)
class OddAnswersTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int LONGEST_BODY = 1_000;

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("a length", OK + "Content-Length: 3\r\n\r\nabc", 200, "abc"),
                Arguments.of("more than its length", OK + "Content-Length: 3\r\n\r\nabcdef", 200, "abc"),
                Arguments.of("a length of none", OK + "Content-Length: 0\r\n\r\nabc", 200, ""),
                Arguments.of("no length", OK + "\r\nabc", 200, "abc"),
                Arguments.of("lines of LF alone", "HTTP/1.1 200 OK\nContent-Length: 3\n\nabc", 200, "abc"),
                Arguments.of("chunks", CHUNKED + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 200, "abcde"),
                Arguments.of("chunk extensions", CHUNKED + "3;a=\"b\"\r\nabc\r\n0;x\r\n\r\n", 200, "abc"),
                Arguments.of("trailers", CHUNKED + "3\r\nabc\r\n0\r\nX: y\r\n\r\n", 200, "abc"),
                Arguments.of(
                        "chunks and a length",
                        OK + "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n" + "3\r\nabc\r\n0\r\n\r\n",
                        200,
                        "abc"),
                Arguments.of(
                        "1xx first",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK
                                + "Content-Length: 3\r\n\r\nabc",
                        200,
                        "abc"),
                Arguments.of("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nabc", 200, "abc"),
                Arguments.of("a NUL in a field", OK + "X: a\0b\r\nContent-Length: 3\r\n\r\nabc", 200, "abc"),
                Arguments.of("a line that is no field", OK + "nonsense\r\nContent-Length: 3\r\n\r\nabc", 200, "abc"),
                Arguments.of("a folded field", OK + "X: a\r\n b\r\nContent-Length: 3\r\n\r\nabc", 200, "abc"),
                Arguments.of(
                        "a compressed body", OK + "Content-Encoding: gzip\r\n\r\n\u001f\u008b", 200, "\u001f\u008b"),
                Arguments.of("no body by its status", "HTTP/1.1 204 No\r\nContent-Length: 3\r\n\r\nabc", 204, ""),
                Arguments.of("an error with a body", "HTTP/1.1 503 Busy\r\nContent-Length: 3\r\n\r\nabc", 503, "abc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void readsAnAnswerWith(String what, String answer, int status, String body) throws Exception {
        try (Endpoint server = Endpoint.answering(answer)) {
            HttpAnswer whole = fetch(server, LONG);
            assertThat(whole.status()).as(what).isEqualTo(status);
            assertThat(new String(whole.body(), StandardCharsets.ISO_8859_1)).isEqualTo(body);
            assertThat(send(server)).isEqualTo(new HttpReply.Answered(status, ""));
        }
    }

    static Stream<Arguments> partly() {
        String tooLong = "the answer is too long";
        String notWhole = "closed before the answer was complete";
        String badChunk = "not HTTP: a broken chunk";
        String badLength = "not HTTP: no length that can be read";
        return Stream.of(
                Arguments.of("a body one octet too long", OK + "\r\n" + "x".repeat(LONGEST_BODY + 1), tooLong),
                Arguments.of("an endless body", OK + "\r\n" + "x".repeat(1_000_000), tooLong),
                Arguments.of(
                        "an endless announced body",
                        OK + "Content-Length: 999999999999\r\n\r\n" + "x".repeat(5_000),
                        tooLong),
                Arguments.of("endless chunks", CHUNKED + "1\r\nx\r\n".repeat(100_000), tooLong),
                Arguments.of("an endless chunk extension", CHUNKED + "1;" + "x".repeat(1_000_000), tooLong),
                Arguments.of("endless trailers", CHUNKED + "0\r\n" + "X: y\r\n".repeat(100_000), tooLong),
                Arguments.of("an end in the body", OK + "Content-Length: 9\r\n\r\nabc", notWhole),
                Arguments.of("an end before the body", OK + "Content-Length: 9\r\n\r\n", notWhole),
                Arguments.of("an end in a chunk", CHUNKED + "9\r\nabc", badChunk),
                Arguments.of("an end between chunks", CHUNKED + "3\r\nabc\r\n", notWhole),
                Arguments.of("a chunk without a size", CHUNKED + "zz\r\nabc\r\n0\r\n\r\n", badChunk),
                Arguments.of("a chunk of negative size", CHUNKED + "-3\r\nabc\r\n0\r\n\r\n", badChunk),
                Arguments.of("a chunk longer than its size", CHUNKED + "2\r\nabc\r\n0\r\n\r\n", badChunk),
                Arguments.of("two lengths", OK + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", badLength),
                Arguments.of("a length that is none", OK + "Content-Length: three\r\n\r\nabc", badLength),
                Arguments.of("a negative length", OK + "Content-Length: -1\r\n\r\nabc", badLength),
                Arguments.of("an unknown coding", OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", badLength),
                Arguments.of(
                        "an endless head", OK + "X: " + "x".repeat(1_000_000), "the head of the answer is not whole"),
                Arguments.of(
                        "too many lines",
                        OK + "X: y\r\n".repeat(2_000) + "\r\n",
                        "the head of the answer is not whole"),
                Arguments.of("an end in the head", OK + "Content-Le", "the head of the answer is not whole"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partly")
    void knowsTheStatusButHasNoWholeAnswerWith(String what, String answer, String why) throws Exception {
        try (Endpoint server = Endpoint.answering(answer)) {
            assertThatThrownBy(() -> fetch(server, LONG))
                    .as(what)
                    .isInstanceOf(IOException.class)
                    .hasMessage(why);
            assertThat(send(server)).isEqualTo(new HttpReply.Answered(200, ""));
        }
    }

    static Stream<Arguments> unreadable() {
        String notHttp = "not HTTP: no status line";
        String closed = "closed before the answer was complete";
        return Stream.of(
                Arguments.of("nothing", "", closed),
                Arguments.of("half a status line", "HTTP/1.1 200 O", closed),
                Arguments.of("1xx alone", "HTTP/1.1 100 Continue\r\n\r\n", closed),
                Arguments.of("HTTP/0.9", "<html>Welcome</html>\r\n", notHttp),
                Arguments.of("HTTP/2", "HTTP/2 200 OK\r\n\r\n", notHttp),
                Arguments.of("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", notHttp),
                Arguments.of("an empty line first", "\r\n" + OK + "\r\n", notHttp),
                Arguments.of("a NUL for a status", "HTTP/1.1 \0\0\0 OK\r\n\r\n", notHttp),
                Arguments.of("no status at all", "HTTP/1.1 000 OK\r\n\r\n", notHttp),
                Arguments.of("a switch of protocols", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", notHttp),
                Arguments.of("endless 1xx", "HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000), notHttp));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void hasNoAnswerWith(String what, String answer, String why) throws Exception {
        try (Endpoint server = Endpoint.answering(answer)) {
            assertThatThrownBy(() -> fetch(server, LONG))
                    .as(what)
                    .isInstanceOf(IOException.class)
                    .hasMessage(why);
            assertThat(send(server)).isEqualTo(new HttpReply.Failed(why));
        }
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a head", OK + "X: "),
                Arguments.of("a body", OK + "\r\n"),
                Arguments.of("a chunk", CHUNKED + "ff\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void waitsNoLongerThanItsTimeFor(String what, String first) throws Exception {
        try (Endpoint server = new Endpoint((line, closed) -> drip(line.getOutputStream(), first, closed))) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> fetch(server, Duration.ofMillis(300)))
                    .as(what)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void drip(OutputStream out, String first, CountDownLatch closed)
            throws IOException, InterruptedException {
        out.write(first.getBytes(StandardCharsets.US_ASCII));
        do out.write('x');
        while (!closed.await(20, TimeUnit.MILLISECONDS));
    }

    @Test
    void sendsHeadersOfItsOwnOnlyWhereTheRequestHasNone() throws Exception {
        try (Endpoint server = Endpoint.answering(OK + "\r\n")) {
            connector()
                    .send(
                            OutgoingRequest.get(target(server), Map.of("accept", "text/plain", "USER-AGENT", "Other")),
                            LONG);
            assertThat(server.request())
                    .contains("\r\naccept: text/plain\r\n", "\r\nUSER-AGENT: Other\r\n")
                    .doesNotContain("*/*", "Ringtrue");
        }
    }

    private static HttpAnswer fetch(Endpoint server, Duration within) throws Exception {
        return connector().fetch(OutgoingRequest.get(target(server), Map.of()), within, LONGEST_BODY);
    }

    private static HttpReply send(Endpoint server) throws RefusedUrl {
        return connector().send(OutgoingRequest.get(target(server), Map.of()), LONG);
    }

    private static HttpTarget target(Endpoint server) throws RefusedUrl {
        return HttpTarget.of(URI.create("http://hook.example:" + server.port() + "/"));
    }

    private static SafeConnector connector() {
        return new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8"))),
                _ -> true,
                (_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
    }
}
