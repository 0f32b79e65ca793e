package io.ringtrue.server.dashboard.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.verifications.TwoAccounts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of callbacks as a browser without scripts sees them. Their receiver takes those of one account when
/// it is told to, and never the other's.
class CallbackPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path dataDir;

    private static final AtomicInteger STATUS = new AtomicInteger(503);
    private static HttpServer receiver;
    private static TwoAccounts server;
    private static long verification;
    private static long callback;
    private static long theirs;
    private static long others;

    @BeforeAll
    static void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                boolean larkfields = exchange.getRequestURI().getPath().equals("/larkfield");
                exchange.sendResponseHeaders(larkfields ? STATUS.get() : 503, -1);
            }
        });
        receiver.start();
        server = new TwoAccounts(dataDir, receiver.getAddress().getPort());
        String url =
                ",\"callbackUrl\":\"http://127.0.0.1:" + receiver.getAddress().getPort();
        verification = server.verify(server.larkfield, "+12015550486", "12345", url + "/larkfield?a=%3Cb%3E\"");
        theirs = server.verify(server.tidewater, "+12015550486", "12345", url + "/tidewater\"");
        server.awaitEnd(server.larkfield, verification);
        server.awaitEnd(server.tidewater, theirs);
        callback = id(verification);
        others = id(theirs);
        await().atMost(PATIENCE).until(() -> attempts(callback) > 0 && attempts(others) > 0);
    }

    private static long id(long verification) {
        return server.tables()
                .sql("SELECT id FROM callback WHERE verification_id = :id")
                .param("id", verification)
                .query(Long.class)
                .single();
    }

    private static int attempts(long callback) {
        return server.tables()
                .sql("SELECT COUNT(*) FROM delivery_attempt WHERE callback_id = :id")
                .param("id", callback)
                .query(Integer.class)
                .single();
    }

    @AfterAll
    static void stop() {
        server.close();
        receiver.stop(0);
    }

    @Test
    void listsDeliveriesByStateToTheirOwnAccount() throws Exception {
        try (PageClient maya = server.owner();
                PageClient ines = server.person("ines@larkfield.example", "viewer", server.larkfield.id())) {
            assertThat(maya.get("/callbacks?state=due").body())
                    .contains("/callbacks/" + others, "Waiting, ", "/tidewater", "Tidewater");
            assertThat(maya.get("/callbacks").body())
                    .contains("/callbacks/" + callback, "/callbacks/" + others, "/larkfield");
            assertThat(ines.get("/callbacks").body())
                    .contains("/callbacks/" + callback)
                    .doesNotContain("/callbacks/" + others + "\"", "Tidewater");
            assertThat(ines.get("/callbacks?state=unwanted").body()).contains("No callback is not wanted");
            assertThat(maya.get("/callbacks?state=odd").body())
                    .contains("This is no state of a callback", "/callbacks/" + callback);
            assertThat(ines.get("/callbacks?account=" + server.tidewater.id()).statusCode())
                    .isEqualTo(404);
            assertThat(ines.get("/callbacks/" + others).statusCode()).isEqualTo(404);
            assertThat(ines.get("/callbacks/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsEveryAttemptAndWhatTheFarEndSaidAsText() throws Exception {
        try (PageClient maya = server.owner()) {
            server.tables()
                    .sql("UPDATE delivery_attempt SET outcome = :text WHERE callback_id = :id")
                    .param("text", "<img src=x onerror=alert(1)>" + "y".repeat(300))
                    .param("id", others)
                    .update();
            assertThat(maya.get("/callbacks/" + others).body())
                    .contains("&lt;img src=x onerror=alert(1)&gt;", "Show all", "Answered after", "Next attempt in")
                    .doesNotContain("<img");
            assertThat(maya.get("/callbacks").body()).contains("&lt;img src=x").doesNotContain("<img", "y".repeat(250));
            assertThat(maya.get("/verifications/" + theirs).body())
                    .contains("Waiting, ", "Replay", "hx-trigger=\"every 5s\"")
                    .doesNotContain("<img");
        }
    }

    @Test
    void replaysForThoseWhoMayChange() throws Exception {
        try (PageClient maya = server.owner();
                PageClient vera = server.person("vera@larkfield.example", "viewer", server.larkfield.id());
                PageClient max = server.person("max@larkfield.example", "member", server.larkfield.id())) {
            assertThat(vera.get("/callbacks/" + callback).body()).doesNotContain("Replay");
            String replay = "/callbacks/" + callback + "/replay";
            assertThat(vera.submit(replay, Map.of()).statusCode()).isEqualTo(404);
            max.get("/callbacks/" + callback);
            assertThat(max.submit("/callbacks/" + others + "/replay", Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(max.forged(replay, Map.of()).statusCode()).isEqualTo(403);
            STATUS.set(200);
            HttpResponse<String> replayed = max.submit(replay, Map.of("back", "verification"));
            assertThat(replayed.headers().firstValue("Location").orElse(""))
                    .endsWith("/verifications/" + verification + "?did=replayed");
            assertThat(server.newestDeed())
                    .startsWith("max@larkfield.example|replayed callback|")
                    .endsWith("|due|due");
            await().atMost(PATIENCE)
                    .until(() -> maya.get("/callbacks?state=delivered").body().contains("/callbacks/" + callback));
            assertThat(maya.get("/callbacks/" + callback + "?did=replayed").body())
                    .contains("Delivered at attempt", "due again");
        }
    }
}
