package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real sockets on loopback.
@Timeout(60)
class SafeConnectorTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.11.12.13");

    @Test
    void sendsOnePlainRequestAndReportsTheAnswer() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            HttpTarget target = HttpTarget.of(URI.create(
                    "http://hook.example:" + endpoint.port() + "/a%20b?status=Delivered%20-%20PIN%20Verified"));
            HttpReply reply = connector(endpoint.port(), LOCAL)
                    .send(OutgoingRequest.get(target, Map.of("webhook-id", "msg_1")), ONE_SECOND);
            assertThat(reply).isEqualTo(new HttpReply.Answered(200, ""));
            assertThat(endpoint.request())
                    .isEqualTo("GET /a%20b?status=Delivered%20-%20PIN%20Verified HTTP/1.1\r\n"
                            + "Host: hook.example:" + endpoint.port() + "\r\n"
                            + "User-Agent: Ringtrue\r\nAccept: */*\r\nwebhook-id: msg_1\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void postsABodyWithItsLengthInOctets() throws Exception {
        String body = "{\"brand\":\"Müller\"}";
        try (Endpoint endpoint = new Endpoint((line, _) -> {
            byte[] octets = line.getInputStream().readNBytes(body.getBytes(StandardCharsets.UTF_8).length);
            int status = new String(octets, StandardCharsets.UTF_8).equals(body) ? 204 : 400;
            line.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        })) {
            HttpTarget target = HttpTarget.of(URI.create("http://hook.example:" + endpoint.port() + "/cb?order=7"));
            assertThat(connector(endpoint.port(), LOCAL)
                            .send(
                                    OutgoingRequest.post(
                                            target, Map.of("webhook-id", "msg_1"), "application/json", body),
                                    ONE_SECOND))
                    .isEqualTo(new HttpReply.Answered(204, ""));
            assertThat(endpoint.request())
                    .isEqualTo("POST /cb?order=7 HTTP/1.1\r\n"
                            + "Host: hook.example:" + endpoint.port() + "\r\n"
                            + "User-Agent: Ringtrue\r\nAccept: */*\r\nContent-Type: application/json\r\n"
                            + "webhook-id: msg_1\r\nContent-Length: 19\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void neverFollowsARedirect() throws Exception {
        try (Endpoint second = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n");
                Endpoint first = Endpoint.answering(
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + second.port() + "/\r\n\r\n")) {
            assertThat(get(first)).isEqualTo(new HttpReply.Answered(302, ""));
            assertThat(second.untouched()).isTrue();
        }
    }

    @Test
    void reportsGoneAndBusy() throws Exception {
        try (Endpoint gone = Endpoint.answering("HTTP/1.1 410 Gone\r\n\r\n");
                Endpoint busy = Endpoint.answering("HTTP/1.1 429 Slow Down\r\nRetry-After: 120\r\n\r\n")) {
            assertThat(get(gone)).isEqualTo(new HttpReply.Answered(410, ""));
            assertThat(get(busy)).isEqualTo(new HttpReply.Answered(429, "120"));
        }
    }

    @Test
    void takesAnAnswerForGoodWhenItsBodyNeverEnds() throws Exception {
        try (Endpoint endless = new Endpoint((line, _) -> {
            line.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1_024];
            while (true) line.getOutputStream().write(block);
        })) {
            assertThat(get(endless)).isEqualTo(new HttpReply.Answered(200, ""));
        }
    }

    @Test
    void doesNotWaitForAServerThatKeepsTheLineOpen() throws Exception {
        try (Endpoint open = new Endpoint((line, closed) -> {
            line.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            closed.await();
        })) {
            assertThat(get(open)).isEqualTo(new HttpReply.Answered(200, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Set-Cookie: a=", "Set-Cookie: a=b\r\nX: "})
    void takesAnAnswerForGoodWhenTheLineEndsInItsHead(String fields) throws Exception {
        try (Endpoint closing = Endpoint.answering("HTTP/1.1 200 OK\r\n" + fields);
                Endpoint resetting = new Endpoint((line, _) -> {
                    begin(line, fields);
                    line.setSoLinger(true, 0);
                })) {
            assertThat(get(closing)).isEqualTo(new HttpReply.Answered(200, ""));
            assertThat(get(resetting)).isEqualTo(new HttpReply.Answered(200, ""));
        }
    }

    @Test
    void takesAnAnswerForGoodWhenTimeEndsInItsHead() throws Exception {
        try (Endpoint silent = new Endpoint((line, closed) -> {
                    begin(line, "Retry-After: 7\r\nSet-Cookie: a=");
                    closed.await();
                });
                Endpoint drip = new Endpoint((line, closed) -> {
                    begin(line, "Retry-After: 7\r\nSet-Cookie: a=");
                    do {
                        line.getOutputStream().write('b');
                    } while (!closed.await(50, TimeUnit.MILLISECONDS));
                })) {
            assertThat(get(silent)).isEqualTo(new HttpReply.Answered(200, "7"));
            assertThat(get(drip)).isEqualTo(new HttpReply.Answered(200, "7"));
        }
    }

    private static void begin(Socket line, String fields) throws IOException {
        line.getOutputStream().write(("HTTP/1.1 200 OK\r\n" + fields).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void givesUpInTimeWhenNothingIsAnswered() throws Exception {
        try (Endpoint silent = new Endpoint((_, closed) -> closed.await())) {
            assertTimedOut(silent);
        }
    }

    @Test
    void givesUpInTimeWhenTheAnswerComesByteByByte() throws Exception {
        try (Endpoint drip = new Endpoint((line, closed) -> {
            OutputStream out = line.getOutputStream();
            do {
                out.write('H');
                out.flush();
            } while (!closed.await(50, TimeUnit.MILLISECONDS));
        })) {
            assertTimedOut(drip);
        }
    }

    @Test
    void givesUpInTimeWhenTheHandshakeIsNeverAnswered() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 5, LOCAL)) {
            HttpTarget target = HttpTarget.of(URI.create("https://hook.example:" + deaf.getLocalPort() + "/"));
            assertThat(connector(deaf.getLocalPort(), LOCAL).send(OutgoingRequest.get(target, Map.of()), ONE_SECOND))
                    .isEqualTo(new HttpReply.Failed("timeout after 1 s"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200", "220 mail.example ESMTP\r\n\r\n", "\u0016\u0003\u0001\u0002"})
    void reportsWhatIsNoAnswer(String answer) throws Exception {
        try (Endpoint odd = Endpoint.answering(answer)) {
            assertThat(get(odd)).isInstanceOf(HttpReply.Failed.class);
        }
    }

    @Test
    void reportsAPortWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, LOCAL)) {
            port = unused.getLocalPort();
        }
        assertThat(get(port, connector(port, LOCAL))).isEqualTo(new HttpReply.Failed("could not connect"));
    }

    @Test
    void refusesANameAsSoonAsOneOfItsAddressesIsForbidden() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(get(endpoint.port(), connector(endpoint.port(), LOCAL, PRIVATE)))
                    .isEqualTo(new HttpReply.Refused("a private address"));
            assertThat(endpoint.untouched()).isTrue();
        }
    }

    @Test
    void looksAgainAtEachAttempt() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            var answers = Stream.of(LOCAL, PRIVATE).iterator();
            SafeConnector rebinding = connector(endpoint.port(), policy(), (host, within) -> List.of(answers.next()));
            assertThat(get(endpoint.port(), rebinding)).isEqualTo(new HttpReply.Answered(200, ""));
            assertThat(get(endpoint.port(), rebinding)).isInstanceOf(HttpReply.Refused.class);
        }
    }

    /// Whoever answers look-ups may answer the second one otherwise; there is none.
    @Test
    void connectsToTheVeryAddressThatWasJudged() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            var turning = Stream.of(LOCAL, PRIVATE).iterator();
            assertThat(get(endpoint.port(), connector(endpoint.port(), policy(), (_, _) -> List.of(turning.next()))))
                    .isEqualTo(new HttpReply.Answered(200, ""));
            assertThat(turning.next()).isEqualTo(PRIVATE);
            endpoint.request();
            var returning = Stream.of(PRIVATE, LOCAL).iterator();
            assertThat(get(endpoint.port(), connector(endpoint.port(), policy(), (_, _) -> List.of(returning.next()))))
                    .isEqualTo(new HttpReply.Refused("a private address"));
            assertThat(returning.next()).isEqualTo(LOCAL);
            assertThat(endpoint.untouched()).isTrue();
        }
    }

    @Test
    void refusesLoopbackUnlessTheOperatorOpensIt() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            SafeConnector closed =
                    connector(endpoint.port(), new AddressPolicy(List.of()), (host, within) -> List.of(LOCAL));
            assertThat(get(endpoint.port(), closed)).isEqualTo(new HttpReply.Refused("a loopback address"));
            assertThat(endpoint.untouched()).isTrue();
        }
    }

    @Test
    void refusesAPortThatIsNotOnTheList() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(get(endpoint.port(), connector(1, LOCAL)))
                    .isEqualTo(new HttpReply.Refused("must not use port " + endpoint.port()));
        }
    }

    @Test
    void triesTheNextAddressWhenOneIsDead() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            InetAddress nobody = InetAddress.ofLiteral("127.0.0.2");
            assertThat(get(endpoint.port(), connector(endpoint.port(), nobody, LOCAL)))
                    .isEqualTo(new HttpReply.Answered(200, ""));
        }
    }

    @Test
    void reportsANameWithoutAddress() throws Exception {
        SafeConnector nameless = connector(80, policy(), (host, within) -> {
            throw new UnknownHostException(host);
        });
        assertThat(get(80, nameless)).isEqualTo(new HttpReply.Failed("no address found for the host"));
    }

    @Test
    void connectsByAddressWhenTheUrlSaysSo() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            SafeConnector unresolving = connector(endpoint.port(), policy(), (host, within) -> {
                throw new UnknownHostException("nothing to resolve in " + host);
            });
            HttpTarget target = HttpTarget.of(URI.create("http://0x7f.1:" + endpoint.port() + "/"));
            assertThat(unresolving.send(OutgoingRequest.get(target, Map.of()), ONE_SECOND))
                    .isEqualTo(new HttpReply.Answered(204, ""));
        }
    }

    private static void assertTimedOut(Endpoint endpoint) throws Exception {
        long begin = System.nanoTime();
        assertThat(get(endpoint)).isEqualTo(new HttpReply.Failed("timeout after 1 s"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(ONE_SECOND, Duration.ofSeconds(5));
    }

    private static HttpReply get(Endpoint endpoint) throws Exception {
        return get(endpoint.port(), connector(endpoint.port(), LOCAL));
    }

    private static HttpReply get(int port, SafeConnector connector) throws RefusedUrl {
        return connector.send(
                OutgoingRequest.get(HttpTarget.of(URI.create("http://hook.example:" + port + "/")), Map.of()),
                ONE_SECOND);
    }

    private static AddressPolicy policy() {
        return new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8")));
    }

    private static SafeConnector connector(int port, InetAddress... addresses) {
        return connector(port, policy(), (host, within) -> List.of(addresses));
    }

    private static SafeConnector connector(int port, AddressPolicy policy, HostResolver resolver) {
        return new SafeConnector(
                policy,
                Set.of(port)::contains,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
    }
}
