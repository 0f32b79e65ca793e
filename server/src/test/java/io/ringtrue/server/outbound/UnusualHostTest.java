package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.callbacks.CallbackCourierTest;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.CallbacksInMemory;
import io.ringtrue.server.callbacks.RetrySchedule;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.loop.Bell;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the stored URL to the receiver's socket: hosts of other scripts, hosts with an underscore, and IPv6 loopback
/// where the operator opened it. What is signed is what the receiver reads in the request line.
@Timeout(60)
class UnusualHostTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "bücher.example, xn--bcher-kva.example, /cb?order=7&status=Failed, /cb?order=7&status=Failed",
        "faß.example, xn--fa-hia.example, /, /",
        "例え。テスト, xn--r8jz45g.xn--zckzah, /päth?ü=1, /p%C3%A4th?%C3%BC=1",
        "my_service.example, my_service.example, /%61?b=%20, /%61?b=%20",
        "EXAMPLE.com., example.com, '', /"
    })
    void delivers(String host, String lookedUp, String path, String requested) throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            BlockingQueue<String> names = new LinkedBlockingQueue<>();
            HostResolver resolver = (name, _) -> {
                names.add(name);
                return List.of(InetAddress.ofLiteral("127.0.0.1"));
            };
            String url = "http://" + host + ":" + endpoint.port() + path;
            assertThat(delivered(url, resolver, endpoint.port(), "127.0.0.0/8"))
                    .isInstanceOf(CallbackStore.Next.Delivered.class);
            assertThat(names).containsExactly(lookedUp);
            String request = endpoint.request();
            assertThat(request)
                    .startsWith("GET " + requested + " HTTP/1.1\r\nHost: " + lookedUp + ":" + endpoint.port() + "\r\n");
            assertThat(request).contains("webhook-signature: " + signature(requested) + "\r\n");
        }
    }

    @Test
    void deliversToIpv6LoopbackWhereTheOperatorOpenedIt() throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 5, InetAddress.ofLiteral("::1"))) {
            Thread.ofVirtual().start(() -> {
                try (Socket line = receiver.accept()) {
                    line.getOutputStream().write("HTTP/1.1 204\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            String url = "http://[::1]:" + receiver.getLocalPort() + "/";
            HostResolver none = (name, _) -> {
                throw new AssertionError("an address is not looked up: " + name);
            };
            assertThat(delivered(url, none, receiver.getLocalPort(), "127.0.0.0/8"))
                    .isInstanceOf(CallbackStore.Next.RetryAt.class);
            assertThat(delivered(url, none, receiver.getLocalPort(), "::1/128"))
                    .isInstanceOf(CallbackStore.Next.Delivered.class);
        }
    }

    private static CallbackStore.Next delivered(String url, HostResolver resolver, int port, String open)
            throws Exception {
        SafeConnector connector = new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse(open))),
                Set.of(port)::contains,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
        BlockingQueue<CallbackStore.Next> results = new LinkedBlockingQueue<>();
        CallbacksInMemory store = new CallbacksInMemory();
        store.add(url, NOW);
        try (CallbackCourier courier = new CallbackCourier(
                store,
                new TimedTransport(connector, Duration.ofSeconds(5)),
                RetrySchedule.STANDARD,
                new Shares(10, 10, 2),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SplittableRandom(7),
                Thread.ofVirtual().factory(),
                (_, _, next) -> results.add(next),
                Bell.NONE)) {
            courier.start();
            return results.poll(10, TimeUnit.SECONDS);
        }
    }

    private static String signature(String requested) throws Exception {
        String secret = CallbackCourierTest.secrets().getFirst().value().substring("whsec_".length());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        byte[] signed =
                mac.doFinal(("msg_1." + NOW.getEpochSecond() + "." + requested).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(signed);
    }
}
