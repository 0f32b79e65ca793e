package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A verification made through `/v1`, from the request over a real call to a receiver that uses the
/// standard's own library.
@Timeout(300)
class OwnCallbackTest {
    private static final String ADMIN = "Bearer " + Installation.ADMIN_TOKEN;
    private static final String PIN = "73519046";
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");

    private record Received(String method, HttpHeaders headers, String body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile int status = 204;

    @TempDir
    Path folder;

    private HttpServer receiver;
    private FarEnd farEnd;
    private Installation server;
    private JsonNode account;
    private String basic;

    @BeforeEach
    void open() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(LOCAL, 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        farEnd = FarEnd.open(
                LOCAL,
                0,
                _ -> Person.keying(PIN),
                (_, _) -> {},
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
        Map<String, Object> settings = Installation.settings(folder);
        settings.put("ringtrue.callbacks.allowed-ports", receiver.getAddress().getPort());
        settings.put("ringtrue.trunks.other.uri", "sip:127.0.0.1:" + farEnd.port());
        settings.put("ringtrue.trunks.other.caller-id", "+12015550100");
        settings.put("ringtrue.trunks.other.media-networks", "127.0.0.0/8");
        server = Installation.start(settings);
        account = server.http()
                .post("/v1/admin/accounts", Map.of("name", "Acme", "announcePin", false, "balance", "1"), ADMIN)
                .json();
        String pair = account.path("apikey").asString() + ":"
                + account.path("apisecret").asString();
        basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @AfterEach
    void close() {
        server.close();
        farEnd.close();
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        received.add(new Received(exchange.getRequestMethod(), headers, body));
    }

    private String path() {
        return "/v1/admin/accounts/" + account.path("id").asLong();
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private long verify(String number) {
        Http.Reply reply = server.http()
                .post("/v1/verifications", Map.of("number", number, "pin", PIN, "callbackUrl", url()), basic);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("id").asLong();
    }

    /// The next callback, once the library has taken it for genuine.
    private String genuine() throws Exception {
        Received next = received.poll(60, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        assertThat(next.method()).isEqualTo("POST");
        assertThat(next.headers().firstValue("Content-Type")).contains("application/json");
        new Webhook(account.path("callbackSecret").asString()).verify(next.body(), next.headers());
        return next.body();
    }

    @Test
    void reportsDiallingAndTheEndAsGetAnswersIt() throws Exception {
        server.http().patch(path(), Map.of("progressCallbacks", true), ADMIN);
        long id = verify("+12015550123");
        List<String> both = Stream.of(genuine(), genuine()).sorted().toList();
        String finished = both.getFirst();
        assertThat(finished).startsWith("{\"type\":\"verification.finished\",\"timestamp\":\"");
        assertThat(both.getLast()).startsWith("{\"type\":\"verification.started\",\"timestamp\":\"");
        String answered = server.http().get("/v1/verifications/" + id, basic).body();
        assertThat(finished).endsWith(",\"data\":" + answered + "}");
        JsonNode data = JsonMapper.shared().readTree(finished).path("data");
        assertThat(data.path("status").asString()).isEqualTo("verified");
        assertThat(data.path("matched").asBoolean()).isTrue();
    }

    @Test
    void sendsNothingToAUrlThatAnswered410UntilItIsSetAgain() throws Exception {
        status = 410;
        verify("+12015550123");
        genuine();
        verify("+12015550124");
        waitForUnwanted(2);
        assertThat(received).isEmpty();
        status = 204;
        server.http().patch(path(), Map.of("callbackUrl", url()), ADMIN);
        verify("+12015550125");
        assertThat(genuine()).contains("+12015550125");
    }

    private void waitForUnwanted(int count) {
        int seen = 0;
        while (seen < count) {
            seen = server.http()
                    .get("/v1/callbacks?state=unwanted", basic)
                    .json()
                    .path("items")
                    .size();
        }
    }
}
