package io.ringtrue.server.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a provider's metadata may say, and how often and how long it is asked.
class ProviderTest {
    private static final URI BACK = URI.create("https://ringtrue.example/sign-in/provider/back");

    private final AtomicReference<String> metadata = new AtomicReference<>("");
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = metadata.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status.get(), body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        metadata.set(sound("/authorize"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String sound(String authorize) {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s", "token_endpoint": "%1$s/token", "jwks_uri":
                 "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer(), authorize.startsWith("/") ? issuer() + authorize : authorize);
    }

    private Provider provider() {
        return new Provider(
                new ProviderSettings(
                        URI.create(issuer()), "ringtrue", new Secret("secret"), "ID", List.of("openid", "email")),
                connector(),
                ticking());
    }

    private Clock ticking() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static SafeConnector connector() {
        return new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8"))),
                _ -> true,
                (host, _) -> List.of(InetAddress.getByName(host)),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
    }

    @Test
    void asksOnceForAllWhoSignInWithinMinutes() throws Exception {
        Provider provider = provider();
        assertThat(asked).hasValue(0);
        Provider.Begun begun = provider.begin(BACK);
        provider.begin(BACK);
        assertThat(asked).hasValue(1);
        assertThat(begun.there().toString()).startsWith(issuer() + "/authorize?");
        assertThat(begun.toString()).doesNotContain(begun.attempt().verifier().value());
        assertThat(begun.attempt().isAnsweredBy(begun.attempt().state())).isTrue();
        assertThat(begun.attempt().isAnsweredBy(begun.attempt().nonce())).isFalse();

        now.set(now.get().plus(Duration.ofMinutes(10)));
        provider.begin(BACK);
        assertThat(asked).hasValue(2);
    }

    @Test
    void waitsAMomentAfterAFailureAndThenAsksAnew() throws Exception {
        Provider provider = provider();
        status.set(503);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> provider.begin(BACK))
                    .isInstanceOf(ProviderAway.class)
                    .hasMessage("it answered 503");
        }
        assertThat(asked).hasValue(1);
        status.set(200);
        now.set(now.get().plusSeconds(2));
        assertThat(provider.begin(BACK).there().getPath()).isEqualTo("/authorize");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 404, 401})
    void followsNothing(int answer) {
        status.set(answer);
        assertThatThrownBy(() -> provider().begin(BACK))
                .isInstanceOf(ProviderAway.class)
                .hasMessageContaining(Integer.toString(answer));
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusesMetadataOfAnotherIssuerAndWhatIsNone() {
        metadata.set(sound("/authorize").replace("\"issuer\": \"http://127.0.0.1", "\"issuer\": \"http://127.0.0.2"));
        assertThatThrownBy(() -> provider().begin(BACK)).hasMessage("its metadata names another issuer");
        metadata.set("<html>");
        assertThatThrownBy(() -> provider().begin(BACK)).hasMessageStartingWith("its metadata cannot be read");
        metadata.set("{\"issuer\": \"" + "x".repeat(300_000) + "\"}");
        assertThatThrownBy(() -> provider().begin(BACK)).hasMessage("the answer is too long");
    }

    @Test
    void sendsNobodyToAnEndpointWithoutTls() {
        metadata.set(sound("http://id.example/authorize"));
        assertThatThrownBy(() -> provider().begin(BACK))
                .isInstanceOf(ProviderAway.class)
                .hasMessage("its authorization_endpoint has no TLS");
    }

    @Test
    void waitsNoLongerThanItsTimeForASilentProvider() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HTTPRequest request = new HTTPRequest(
                    HTTPRequest.Method.GET, URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"));
            assertThatThrownBy(() -> new Errands(connector(), Duration.ofMillis(50)).send(request))
                    .isInstanceOf(ProviderAway.class)
                    .hasMessage("no answer in time");
        }
    }
}
