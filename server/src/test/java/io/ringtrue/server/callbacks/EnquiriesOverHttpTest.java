package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.Enquiries.Reply;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Questions over real sockets, to a server that is not ours.
class EnquiriesOverHttpTest {
    private static final SigningSecret SECRET = new SigningSecret("whsec_c2VjcmV0");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_780_000_000), ZoneOffset.UTC);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private String seen = "";
    private String signature = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ask", exchange -> answer(exchange, 200, "{\"allow\":true}"));
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(5_000)));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ask");
            answer(exchange, 302, "");
        });
        server.createContext("/slow", exchange -> {
            await(end);
            answer(exchange, 200, "{\"allow\":true}");
        });
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            seen = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            signature = CallbackSignature.headers(
                            exchange.getRequestHeaders().getFirst("webhook-id"), CLOCK.instant(), seen, List.of(SECRET))
                    .get("webhook-signature");
            assertThat(exchange.getRequestHeaders().getFirst("webhook-signature"))
                    .isEqualTo(signature);
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Reply ask(String path, Duration within, String... allowed) {
        AddressPolicy policy = new AddressPolicy(
                List.of(allowed).stream().map(NetworkBlock::parse).toList());
        SafeConnector connector = new SafeConnector(
                policy,
                _ -> true,
                (host, _) -> List.of(InetAddress.ofLiteral(host)),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
        Enquiries enquiries = new Enquiries(
                (_, request, time, longest) -> connector.fetch(request, time, longest),
                (_, _) -> List.of(SECRET),
                CLOCK,
                within,
                4);
        return enquiries.ask(7, "http://127.0.0.1:" + server.getAddress().getPort() + path, "{\"q\":1}");
    }

    @Test
    void bringsQuestionAndAnswer() {
        assertThat(ask("/ask", Duration.ofSeconds(60), "127.0.0.1/32"))
                .isEqualTo(new Reply.Answered("{\"allow\":true}"));
        assertThat(seen).isEqualTo("{\"q\":1}");
        assertThat(signature).startsWith("v1,");
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        assertThat(ask("/slow", Duration.ofMillis(300), "127.0.0.1/32"))
                .isEqualTo(new Reply.Failed("no answer within 300 ms"));
    }

    @Test
    void followsNoRedirection() {
        assertThat(ask("/moved", Duration.ofSeconds(60), "127.0.0.1/32")).isEqualTo(new Reply.Failed("status 302"));
    }

    @Test
    void readsNoLongAnswer() {
        assertThat(ask("/long", Duration.ofSeconds(60), "127.0.0.1/32")).isInstanceOf(Reply.Failed.class);
    }

    @Test
    void asksNobodyAtAPrivateAddress() {
        assertThat(ask("/ask", Duration.ofSeconds(60)))
                .isInstanceOfSatisfying(
                        Reply.Failed.class, failed -> assertThat(failed.why()).startsWith("its address is refused: "));
        assertThat(seen).isEmpty();
    }
}
