package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Request smuggling: whatever a request says about its length, a second one that hides in its body is never
/// answered. A proxy that reads the length in another way would else let a stranger's request ride on a
/// customer's connection.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class OneRequestStaysOneTest {
    /// Only its answer has a header named so.
    private static final String HIDDEN = "GET /health/live HTTP/1.1\r\nHost: hidden\r\n\r\n";
    private static final String HIDDEN_ANSWER = "{\"status\":\"UP\"}";
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 [0-9]{3} ");
    private static final List<String> PATHS = List.of(
            "/app/api/json/account/balance", "/process/5/gateway", "/v1/verifications", "/nowhere", "/health/live");

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /// Everything that comes back until the server closes. The client's half is closed first, so that a server that
    /// waits for more sees the end.
    private String exchange(String request) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.http.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
        } catch (SocketException _) {
            // The server does not read what follows a broken request, and the kernel then resets the connection.
        }
        return answer.toString();
    }

    static Stream<String> lengths() {
        int chunked = ("0\r\n\r\n" + HIDDEN).length();
        return Stream.of(
                // Two lengths
                "Content-Length: 0\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN,
                "Content-Length: " + HIDDEN.length() + "\r\nContent-Length: 0\r\n\r\n" + HIDDEN,
                "Content-Length: 0, " + HIDDEN.length() + "\r\n\r\n" + HIDDEN,
                "Content-Length: 0\r\nContent-Length : " + HIDDEN.length() + "\r\n\r\n" + HIDDEN,
                // Length and chunks
                "Content-Length: " + chunked + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN,
                "Transfer-Encoding: chunked\r\nContent-Length: " + chunked + "\r\n\r\n0\r\n\r\n" + HIDDEN,
                // Chunked in odd spellings, beside a length that covers the hidden request
                odd("Transfer-Encoding: xchunked"),
                odd("Transfer-Encoding : chunked"),
                odd("Transfer-Encoding: chunked, identity"),
                odd("Transfer-Encoding: identity, chunked"),
                odd("Transfer-Encoding: gzip, chunked"),
                odd("Transfer-Encoding:\tchunked"),
                odd("Transfer-Encoding: \u000bchunked"),
                odd("Transfer-Encoding: \"chunked\""),
                odd("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"),
                odd("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"),
                odd("Transfer-Encoding:\r\n chunked"),
                odd("X: y\r\n Transfer-Encoding: chunked"),
                odd("X: y\nTransfer-Encoding: chunked"),
                odd("X: y\rTransfer-Encoding: chunked"),
                odd(" Transfer-Encoding: chunked"),
                odd("Transfer_Encoding: chunked"),
                odd("Transfer-Encoding\u0000: chunked"),
                odd("TRANSFER-ENCODING: CHUNKED"),
                odd("Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked"),
                // Lengths that are none
                "Content-Length: -1\r\n\r\n" + HIDDEN,
                "Content-Length: +0\r\n\r\n" + HIDDEN,
                "Content-Length: 0x0\r\n\r\n" + HIDDEN,
                "Content-Length: 0 0\r\n\r\n" + HIDDEN,
                "Content-Length: 18446744073709551616\r\n\r\n" + HIDDEN,
                "Content-Length:\r\n\r\n" + HIDDEN,
                "Content-Length: \u0660\r\n\r\n" + HIDDEN,
                // Chunk sizes that are none, or overflow
                chunks("10000000000000000\r\n"),
                chunks("100000000\r\n"),
                chunks("ffffffffffffffff\r\n"),
                chunks("-1\r\n"),
                chunks("0x0\r\n\r\n"),
                chunks("+0\r\n\r\n"),
                chunks("0 1\r\n\r\n"),
                chunks("\r\n"),
                chunks("1\nx\n0\n\n"),
                chunks("1\r\nxx0\r\n\r\n"),
                chunks("5;a=\"\r\n0\r\n\r\n"),
                chunks("1;\nx\r\n0\r\n\r\n"));
    }

    private static String odd(String coding) {
        return "Content-Length: " + ("0\r\n\r\n" + HIDDEN).length() + "\r\n" + coding + "\r\n\r\n0\r\n\r\n" + HIDDEN;
    }

    private static String chunks(String chunks) {
        return "Transfer-Encoding: chunked\r\n\r\n" + chunks + HIDDEN;
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void answersNoRequestThatHidesInABody(String rest) throws IOException {
        for (String path : PATHS) {
            String answer = exchange("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + rest);
            long answers = ANSWER.matcher(answer).results().count();
            assertThat(answers).as(path + "\n" + answer).isLessThanOrEqualTo(1);
            assertThat(answer).as(path).doesNotContain(HIDDEN_ANSWER);
        }
    }

    /// After an answer that says the request could not be read, the rest of the connection is not read either.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
                "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1 x\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n: no name\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX\u0001: y\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void answersNothingBehindWhatItCannotRead(String broken) throws IOException {
        String answer = exchange(broken + HIDDEN);
        assertThat(ANSWER.matcher(answer).results().count()).as(answer).isEqualTo(1);
        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain(HIDDEN_ANSWER);
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("connection: close");
    }

    /// What the container reads although it need not: each is one request, and so is the next.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://a@b/ HTTP/1.1\r\nHost: b\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n folded\r\n\r\n"
            })
    void readsOneRequestWhereItIsLenient(String lenient) throws IOException {
        String answer = exchange(lenient + HIDDEN);
        assertThat(ANSWER.matcher(answer).results().count()).as(answer).isEqualTo(2);
        assertThat(answer).startsWith("HTTP/1.1 404 ").contains(HIDDEN_ANSWER);
    }

    /// Sent one behind the other without waiting, good requests get their answers in order.
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 50})
    void answersPipelinedRequestsInOrder(int count) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
            all.append("POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
            all.append(HIDDEN);
        }
        String answer = exchange(all.toString());
        List<String> statuses = ANSWER.matcher(answer)
                .results()
                .map(found -> found.group().substring(9, 12))
                .toList();
        assertThat(statuses)
                .isEqualTo(Stream.generate(() -> List.of("404", "404", "200"))
                        .limit(count)
                        .flatMap(List::stream)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 5_000})
    void refusesTooManyHeaders(int count) throws IOException {
        String answer = exchange("GET /health/live HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(count) + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain(HIDDEN_ANSWER);
    }
}
