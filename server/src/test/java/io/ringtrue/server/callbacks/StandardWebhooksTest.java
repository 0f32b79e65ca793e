package io.ringtrue.server.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.accounts.Secrets;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.HttpReply;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.SafeConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// The standard's own libraries accept what arrives over a real socket, and refuse anything else.
@Timeout(300)
class StandardWebhooksTest {
    private static final Path NODE = Path.of("src/test/javascript");
    private static final String BODY = "{\"type\":\"verification.finished\",\"data\":{\"brand\":\"Müller & Söhne\"}}";

    /// A callback as a receiver gets it.
    private record Received(HttpHeaders headers, String body) {}

    private static Received sent(List<SigningSecret> secrets, Instant at) throws Exception {
        AtomicReference<Received> received = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.set(new Received(HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true), body));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            HttpTarget target = HttpTarget.of(URI.create("http://127.0.0.1:" + port + "/hook"));
            OutgoingRequest request = OutgoingRequest.post(
                    target, CallbackSignature.headers("msg_1", at, BODY, secrets), "application/json", BODY);
            assertThat(connector(port).send(request, Duration.ofSeconds(15)))
                    .isEqualTo(new HttpReply.Answered(204, ""));
            return received.get();
        } finally {
            server.stop(0);
        }
    }

    private static SafeConnector connector(int port) {
        return new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8"))),
                Set.of(port)::contains,
                (host, _) -> List.of(InetAddress.getByName(host)),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
    }

    private static SigningSecret secret() {
        return new SigningSecret(Secrets.newCallbackSecret().value());
    }

    @Test
    void javaLibraryTakesItForGenuine() throws Exception {
        SigningSecret old = secret();
        SigningSecret rotated = secret();
        Received received = sent(List.of(rotated, old), Instant.now());
        assertThat(received.body()).isEqualTo(BODY);
        new Webhook(old.value()).verify(received.body(), received.headers());
        new Webhook(rotated.value()).verify(received.body(), received.headers());
        assertThatThrownBy(() -> new Webhook(secret().value()).verify(received.body(), received.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(old.value()).verify(received.body() + " ", received.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        Received late = sent(List.of(old), Instant.now().minusSeconds(600));
        assertThatThrownBy(() -> new Webhook(old.value()).verify(late.body(), late.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void javascriptLibraryTakesItForGenuine() throws Exception {
        SigningSecret secret = secret();
        Received received = sent(List.of(secret), Instant.now());
        assertThat(inNode(secret, received)).isEqualTo("verification.finished");
        assertThat(inNode(secret(), received)).isEqualTo("No matching signature found");
        assertThat(inNode(secret, new Received(received.headers(), BODY + " ")))
                .isEqualTo("No matching signature found");
        assertThat(inNode(secret, sent(List.of(secret), Instant.now().minusSeconds(600))))
                .isEqualTo("Message timestamp too old");
    }

    private static String inNode(SigningSecret secret, Received received) throws IOException, InterruptedException {
        if (!Files.exists(NODE.resolve("node_modules/standardwebhooks"))) {
            run("", "npm", "ci", "--no-audit", "--no-fund", "--silent");
        }
        Map<String, String> headers = new HashMap<>();
        received.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String given = JsonMapper.shared()
                .writeValueAsString(Map.of("secret", secret.value(), "headers", headers, "body", received.body()));
        return run(given, "node", "verify.js").strip();
    }

    /// What the program printed.
    private static String run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(NODE.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
