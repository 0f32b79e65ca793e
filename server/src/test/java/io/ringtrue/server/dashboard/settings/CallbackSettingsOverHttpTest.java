package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The callback URL, its secret and the test delivery, by a browser without scripts.
class CallbackSettingsOverHttpTest {
    private static final String PAGE = "/settings/callbacks";

    @TempDir
    static Path dataDir;

    private static final List<String> RECEIVED = Collections.synchronizedList(new ArrayList<>());
    private static HttpServer receiver;
    private static Household house;
    private static String larkfield;
    private static String tidewater;

    @BeforeAll
    static void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            RECEIVED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent + " "
                    + exchange.getRequestHeaders().getFirst("webhook-signature"));
            byte[] answer = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
            int status = exchange.getRequestURI().getPath().equals("/broken") ? 500 : 200;
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
        house = new Household(new DashboardServer(
                dataDir,
                Map.of(
                        "ringtrue.callbacks.allowed-networks",
                        "127.0.0.0/8",
                        "ringtrue.callbacks.allowed-ports",
                        "80,443," + port())));
        larkfield = house.account("Larkfield");
        tidewater = house.account("Tidewater");
    }

    @AfterAll
    static void stop() {
        house.close();
        receiver.stop(0);
    }

    private static int port() {
        return receiver.getAddress().getPort();
    }

    private static String to(String account, String what) {
        return PAGE + what + "?account=" + account;
    }

    private static HttpResponse<String> save(String account, String url) throws Exception {
        house.owner.get(to(account, ""));
        return house.owner.submit(to(account, ""), Map.of("url", url, "scheme", "https", "progress", "on"));
    }

    @Test
    void savesAUrlThatWorksAndRefusesEveryOther() throws Exception {
        assertThat(save(tidewater, "hooks.tidewater.example/cb?token=1").statusCode())
                .isEqualTo(302);
        String kept = house.owner.get(to(tidewater, "")).body();
        assertThat(kept).contains("value=\"hooks.tidewater.example/cb?token=1\"", "checked=\"checked\"");
        for (String wrong : List.of(
                "ftp://x.example",
                "https//x.example",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest",
                "https://x.example/?status=1",
                "https://u:p@x.example/")) {
            String body = save(tidewater, wrong).body();
            assertThat(body).as(wrong).contains("id=\"url-e\"");
            assertThat(house.owner.get(to(tidewater, "")).body()).as(wrong).contains("hooks.tidewater.example");
        }
        assertThat(save(tidewater, "x.example/\"><script>alert(1)</script>").body())
                .doesNotContain("<script>alert(1)");
        assertThat(house.audit("changed the callback URL"))
                .contains(
                        DashboardServer.OWNER + "|Tidewater|none|https, hooks.tidewater.example/cb?***, with progress");
        assertThat(save(tidewater, "").statusCode()).isEqualTo(302);
        assertThat(house.admin("GET", "/accounts/" + tidewater, "").body()).contains("\"callbackUrl\":null");
    }

    @Test
    void showsRequestAndAnswerOfATestDelivery() throws Exception {
        save(larkfield, "http://127.0.0.1:" + port() + "/ok");
        String body =
                house.owner.submit(to(larkfield, "/test"), Map.of("form", "v1")).body();
        assertThat(body)
                .contains("Answered 200", "POST /ok", "webhook-signature: v1,", "verification.finished")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)", "whsec_");
        assertThat(RECEIVED).anyMatch(each -> each.startsWith("POST /ok {") && each.contains("\"matched\":false"));
        assertThat(house.owner
                        .submit(to(larkfield, "/test"), Map.of("form", "v1"))
                        .body())
                .contains("The last test was a moment ago");
        assertThat(house.owner
                        .submit(to(larkfield, "/test"), Map.of("form", "none"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.audit("sent a test delivery")).contains(DashboardServer.OWNER + "|Larkfield||Answered 200");
    }

    @Test
    void triesTheOtherFormAndSaysWhatAFailureMeans() throws Exception {
        String account = house.account("Quillmark");
        save(account, "http://127.0.0.1:" + port() + "/broken");
        String body = house.owner
                .submit(to(account, "/test"), Map.of("form", "phonesverification"))
                .body();
        assertThat(body).contains("Answered 500", "GET /broken?status=Delivered%20-%20PIN%20Unverified", "tried again");
    }

    @Test
    void rotatesTheSecretAndShowsItOnce() throws Exception {
        house.owner.get(to(larkfield, ""));
        HttpResponse<String> made = house.owner.submit(to(larkfield, "/secret"), Map.of("overlap", "24"));
        assertThat(made.body()).contains("whsec_", "callbacks carry two signatures");
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String later = house.owner.get(to(larkfield, "")).body();
        assertThat(later).contains("two sign at the moment").doesNotContain("whsec_");
        assertThat(house.owner
                        .submit(to(larkfield, "/secret"), Map.of("overlap", "1"))
                        .body())
                .contains("Nothing was rotated")
                .doesNotContain("whsec_");
        assertThat(house.owner
                        .submit(to(larkfield, "/secret"), Map.of("overlap", "0"))
                        .body())
                .contains("The secret before has ended");
        assertThat(house.audit("rotated the signing secret"))
                .containsOnly(DashboardServer.OWNER + "|Larkfield|***|***");
        assertThat(house.owner
                        .submit(to(larkfield, "/secret"), Map.of("overlap", "9999"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsOwnersChangeCallbacksAndMembersAndViewersNothing() throws Exception {
        try (PageClient owner = house.person("own@tidewater.example", "owner", tidewater);
                PageClient member = house.person("mem@tidewater.example", "member", tidewater);
                PageClient viewer = house.person("look@tidewater.example", "viewer", tidewater)) {
            assertThat(owner.get(PAGE).body()).contains("Save callback URL", "Rotate secret");
            assertThat(owner.submit(PAGE, Map.of("url", "", "scheme", "https")).statusCode())
                    .isEqualTo(302);
            assertThat(owner.submit(to(larkfield, ""), Map.of("url", "x.example"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(owner.forged(PAGE, Map.of("url", "x.example")).statusCode())
                    .isEqualTo(403);
            for (PageClient other : List.of(member, viewer)) {
                assertThat(other.get(PAGE).body())
                        .contains("disabled")
                        .doesNotContain("Save callback URL", "Rotate secret", "Send a test delivery");
                assertThat(other.submit(PAGE, Map.of("url", "x.example")).statusCode())
                        .isEqualTo(404);
                for (String what : List.of("/test", "/secret")) {
                    assertThat(other.submit(PAGE + what, Map.of("form", "v1", "overlap", "0"))
                                    .statusCode())
                            .isEqualTo(404);
                }
            }
        }
    }
}
