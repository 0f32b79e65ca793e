package io.ringtrue.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pages promise a browser, seen by a client without scripts.
class PagesOverHttpTest {
    private static final String PASSWORD = DashboardServer.PASSWORD;
    private static final String OWNER = DashboardServer.OWNER;

    @TempDir
    static Path dataDir;

    private static DashboardServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new DashboardServer(dataDir);
        server.firstOwner().close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> admin(String path, String json) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/v1/admin" + path))
                            .header("Authorization", "Bearer " + server.adminToken())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void offersNoProviderWhereNoneIsSet() throws Exception {
        try (PageClient stranger = new PageClient(server.url())) {
            assertThat(stranger.get("/sign-in").body()).doesNotContain("Sign in with");
            assertThat(stranger.get("/sign-in/provider").statusCode()).isEqualTo(404);
            assertThat(stranger.get("/sign-in/provider/back?code=a&state=b").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void leadsAStrangerToTheFormAndBack() throws Exception {
        try (PageClient stranger = new PageClient(server.url())) {
            HttpResponse<String> away = stranger.get("/verifications?q=1");
            assertThat(away.statusCode()).isEqualTo(302);
            assertThat(away.headers().firstValue("Location")).hasValue("/sign-in?next=%2Fverifications%3Fq%3D1");
            assertThat(stranger.get("/events?page=overview").statusCode()).isEqualTo(401);
            HttpResponse<String> form = stranger.get("/sign-in");
            assertThat(form.body()).contains("Halyard &lt;Verify&gt;").doesNotContain("Halyard <Verify>");
            // No row in any table for somebody who only looks.
            assertThat(stranger.cookie("ringtrue")).isEmpty();
        }
    }

    @Test
    void sendsEveryHeaderThatKeepsAPageInItsPlace() throws Exception {
        try (PageClient stranger = new PageClient(server.url())) {
            var headers = stranger.get("/sign-in").headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValue(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                    + " font-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void keepsABrowserByOneCookieThatScriptsCannotRead() throws Exception {
        try (PageClient maya = new PageClient(server.url())) {
            HttpResponse<String> in = maya.signIn(OWNER, PASSWORD);
            assertThat(in.statusCode()).isEqualTo(302);
            assertThat(in.headers().firstValue("Location")).hasValue("/");
            assertThat(in.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith("ringtrue="))
                    .singleElement()
                    .asString()
                    .contains("Path=/", "HttpOnly", "SameSite=Lax")
                    .doesNotContain("Domain", "Max-Age");
            assertThat(maya.get("/").body()).contains("<h1>Overview</h1>", "Sign out");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("sessions.db"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void takesNoNameThatSomebodyPlanted() throws Exception {
        try (PageClient attacker = new PageClient(server.url());
                PageClient maya = new PageClient(server.url())) {
            attacker.signIn(OWNER, PASSWORD);
            String planted = attacker.cookie("ringtrue").orElseThrow();
            maya.plant("ringtrue", planted);
            maya.get("/");
            maya.submit("/sign-in", Map.of("email", OWNER, "password", PASSWORD));
            assertThat(maya.cookie("ringtrue")).isPresent().isNotEqualTo(planted);
        }
        try (PageClient stranger = new PageClient(server.url())) {
            stranger.plant("ringtrue", "bm90LWEta25vd24tbmFtZQ==");
            assertThat(stranger.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void refusesFormsWithoutTheirToken() throws Exception {
        try (PageClient maya = new PageClient(server.url())) {
            maya.get("/sign-in");
            HttpResponse<String> forged = maya.forged("/sign-in", Map.of("email", OWNER, "password", PASSWORD));
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(forged.body()).contains("This form is too old");
            maya.signIn(OWNER, PASSWORD);
            assertThat(maya.forged("/sign-out", Map.of()).statusCode()).isEqualTo(403);
            assertThat(maya.forged("/setup/account", Map.of("title", "x")).statusCode())
                    .isEqualTo(403);
            maya.get("/");
            assertThat(maya.submit("/sign-out", Map.of()).statusCode()).isEqualTo(302);
            assertThat(maya.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void saysNothingAboutWhoExists() throws Exception {
        try (PageClient stranger = new PageClient(server.url())) {
            String unknown = stranger.signIn("nobody@halyard.example", "wrong-wrong-wrong")
                    .body();
            String known = stranger.signIn(OWNER, "wrong-wrong-wrong").body();
            assertThat(masked(known)).isEqualTo(masked(unknown).replace("nobody@halyard.example", OWNER));
        }
    }

    private static String masked(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void showsAnAccountsPersonNothingOfAnother() throws Exception {
        String own = created("/accounts", "{\"name\":\"Larkfield\",\"company\":\"L\",\"announcePin\":false}");
        String other = created("/accounts", "{\"name\":\"Tidewater\",\"company\":\"T\",\"announcePin\":false}");
        String person = created(
                "/people",
                "{\"email\":\"ines@larkfield.example\",\"name\":\"Ines\",\"role\":\"owner\",\"account\":" + own + "}");
        String link = path(admin("/people/" + person + "/sign-in-link", "{}").body());
        try (PageClient ines = new PageClient(server.url())) {
            assertThat(ines.get(link).body()).contains("Ines");
            assertThat(ines.submit("/once", Map.of("token", link.substring("/once/".length())))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(ines.get("/").body()).contains("Larkfield").doesNotContain("Tidewater", "Built-in carrier");
            assertThat(ines.get("/?account=" + own).statusCode()).isEqualTo(200);
            HttpResponse<String> others = ines.get("/?account=" + other);
            HttpResponse<String> nobodys = ines.get("/?account=999999");
            assertThat(others.statusCode()).isEqualTo(404);
            assertThat(others.body()).isEqualTo(nobodys.body());
            assertThat(ines.get("/events?page=overview&once=1&account=" + other).statusCode())
                    .isEqualTo(404);
            assertThat(ines.get("/setup").statusCode()).isEqualTo(404);
            assertThat(ines.get(link).body()).contains("used up");
            assertThat(ines.submit("/once", Map.of("token", link.substring("/once/".length())))
                            .body())
                    .contains("used up");
        }
    }

    private static String created(String path, String json) throws Exception {
        HttpResponse<String> answer = admin(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    }

    private static String path(String json) {
        return json.replaceAll("(?s).*\"path\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void refusesPagesOverPlainHttpUnderAnotherName() throws Exception {
        String answer = raw("GET /sign-in HTTP/1.1\r\nHost: ringtrue.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").contains("Pages need TLS");
    }

    @Test
    void sendsStreamsWholeRegionsWithAnId() throws Exception {
        try (PageClient maya = new PageClient(server.url())) {
            maya.signIn(OWNER, PASSWORD);
            String cookie = "ringtrue=" + maya.cookie("ringtrue").orElseThrow();
            String first =
                    raw("GET /events?page=overview HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n");
            assertThat(first)
                    .contains("text/event-stream", "id: ", "data: <section id=\"tiles\"", "hx-swap-oob=\"true\"");
        }
    }

    /// What comes within two seconds.
    private static String raw(String request) throws IOException {
        URI base = URI.create(server.url());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder all = new StringBuilder();
            byte[] piece = new byte[8192];
            try {
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    all.append(new String(piece, 0, n, StandardCharsets.UTF_8));
                }
            } catch (SocketTimeoutException _) {
                // A stream stays open.
            }
            return all.toString();
        }
    }
}
