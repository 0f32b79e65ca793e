package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A validation at the gateway, with a live source behind it.
@Timeout(300)
class LiveValidationTest {
    private static final String SOURCE = "ringtrue.numbers.live.sources.hlr.";
    private static final String SILENT = "/12015106001";

    @TempDir
    Path folder;

    private final AtomicInteger queries = new AtomicInteger();
    private HttpServer provider;

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext("/", this::answer);
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    /// Says VOIP of every number but one, about which it says nothing at all.
    private void answer(HttpExchange exchange) throws IOException {
        queries.incrementAndGet();
        if (exchange.getRequestURI().getPath().equals(SILENT)) return;
        byte[] json = "{\"carrier\":\"Example VoIP\",\"type\":\"voip\"}".getBytes(UTF_8);
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = Installation.settings(folder);
        // The first query of a cold process may take longer than a caller would wait.
        settings.put("ringtrue.numbers.live.deadline", "8s");
        settings.put(SOURCE + "timeout", "60s");
        settings.put(SOURCE + "price", "0.004");
        settings.put(SOURCE + "daily-spend", "1");
        settings.put(
                SOURCE + "http.url", "http://127.0.0.1:" + provider.getAddress().getPort() + "/{digits}");
        settings.put(SOURCE + "http.carrier-path", "/carrier");
        settings.put(SOURCE + "http.line-type-path", "/type");
        return settings;
    }

    private static JsonNode validation(Http http, JsonNode account, String phone) {
        Http.Reply reply = http.post(
                "/process/comprehensive/gateway",
                Map.of(
                        "user", account.path("user").asString(),
                        "pass", account.path("pass").asString(),
                        "service", "PhoneMatch5.0.Validate",
                        "target", Map.of("phone", phone, "invalid_phonelinetypes", List.of("voip"))),
                "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void decidesByTheLiveAnswerAndByTheLocalOneAtTheDeadline() throws StartFailed {
        try (Installation installation = Installation.start(settings())) {
            Http http = installation.http();
            JsonNode account = http.post(
                            "/v1/admin/accounts",
                            Map.of("name", "Acme", "announcePin", true),
                            "Bearer " + Installation.ADMIN_TOKEN)
                    .json();

            for (int i = 0; i < 2; i++) {
                JsonNode excluded = validation(http, account, "2015106000");
                JsonNode number = excluded.at("/output/data/PhoneNumber/0");
                assertThat(excluded.at("/result/detail").asString()).isEqualTo("PHONE TYPE CHECK FAILED");
                assertThat(number.path("phonelinetype").asString()).isEqualTo("VOIP");
                assertThat(number.path("carrier").asString()).isEqualTo("Example VoIP");
            }
            assertThat(queries).as("the second answer was remembered").hasValue(1);

            JsonNode local = validation(http, account, "2015106001");
            assertThat(local.at("/result/detail").asString()).isEqualTo("ALL CHECKS PASSED");
            assertThat(local.at("/output/data/PhoneNumber/0/phonelinetype").asString())
                    .isEqualTo("Mobile");

            assertThat(http.get("/metrics", "Bearer " + Installation.ADMIN_TOKEN)
                            .body())
                    .contains("ringtrue_numbers_live_total{event=\"asked\",source=\"hlr\"} 2.0")
                    .contains("ringtrue_numbers_live_total{event=\"hit\",source=\"hlr\"} 1.0")
                    .contains("ringtrue_numbers_live_total{event=\"timeout\",source=\"hlr\"} 1.0");
        }
    }
}
