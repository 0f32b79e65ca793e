package io.ringtrue.server.dashboard.people;

import static io.ringtrue.server.dashboard.people.Pages.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.people.AppCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The second factor by a client without scripts.
class SecondFactorPagesTest {
    private static final String PAGE = "/second-factor";
    private static final String PASSWORD = "another horse battery";
    private static final Pattern KEY = Pattern.compile("id=\"key\">([A-Z2-7 ]+)<");
    private static final Pattern RECOVERY = Pattern.compile("<li>([a-z2-7]{4}(-[a-z2-7]{4}){3})");

    @TempDir
    static Path dataDir;

    private static DashboardServer server;
    private static PageClient owner;

    @BeforeAll
    static void start() throws Exception {
        server = new DashboardServer(dataDir);
        owner = server.firstOwner();
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    /// Somebody with a password.
    ///
    /// @return signed in by it; close it
    private static PageClient person(String email) throws Exception {
        PageClient client = Pages.guest(server, owner, "", email, "viewer");
        client.get("/password");
        assertThat(client.submit("/password", Map.of("password", PASSWORD)).statusCode())
                .isEqualTo(302);
        return client;
    }

    /// @return the key
    private static String begin(PageClient person) throws Exception {
        person.get(PAGE);
        assertThat(person.submit(PAGE + "/begin", Map.of("current", PASSWORD)).statusCode())
                .isEqualTo(302);
        Matcher key = KEY.matcher(person.get(PAGE).body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    /// @return recovery codes
    private static List<String> turnOn(PageClient person, String key) throws Exception {
        HttpResponse<String> on = person.submit(PAGE + "/confirm", Map.of("code", AppCode.of(key, 0)));
        assertThat(on.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        List<String> codes = new ArrayList<>();
        for (Matcher code = RECOVERY.matcher(on.body()); code.find(); ) codes.add(code.group(1));
        assertThat(codes).as(on.body()).hasSize(10).doesNotHaveDuplicates();
        return codes;
    }

    @Test
    void asksForACodeAfterThePasswordAndTakesEachOnce() throws Exception {
        try (PageClient ann = person("ann@halyard.example");
                PageClient elsewhere = new PageClient(server.url())) {
            elsewhere.signIn("ann@halyard.example", PASSWORD);
            assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);
            ann.get(PAGE);
            assertThat(ann.submit(PAGE + "/begin", Map.of("current", "wrong")).body())
                    .contains("This is not your password");
            String key = begin(ann);
            assertThat(ann.submit(PAGE + "/confirm", Map.of("code", "000000")).body())
                    .contains("id=\"code-e\"");
            // Begun is not on.
            assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);
            List<String> recovery = turnOn(ann, key);
            assertThat(ann.get(PAGE).body()).contains("10 recovery codes left").doesNotContain(key);
            assertThat(elsewhere.get("/").statusCode()).isEqualTo(302);

            HttpResponse<String> half = elsewhere.signIn("ann@halyard.example", PASSWORD);
            assertThat(half.headers().firstValue("Location")).hasValue("/sign-in/code");
            assertThat(elsewhere.get("/").statusCode()).isEqualTo(302);
            assertThat(elsewhere.get("/sign-in/code").body()).contains("Enter the code");
            assertThat(code(elsewhere, AppCode.of(key, 0)).body()).contains("was used before");
            String next = AppCode.of(key, 1);
            assertThat(code(elsewhere, next.substring(0, 3) + " " + next.substring(3))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);
            assertThat(owner.get("/settings/audit?who=ann@halyard.example").body())
                    .contains("turned on a second factor", "by password and code");

            try (PageClient third = new PageClient(server.url())) {
                third.get("/verifications");
                third.get("/sign-in?next=/password");
                HttpResponse<String> kept = third.submit(
                        "/sign-in", Map.of("email", "ann@halyard.example", "password", PASSWORD, "next", "/password"));
                assertThat(kept.headers().firstValue("Location")).hasValue("/sign-in/code?next=%2Fpassword");
                third.get("/sign-in/code?next=%2Fpassword");
                assertThat(code(third, next).body()).contains("was used before");
                HttpResponse<String> in = third.submit(
                        "/sign-in/code",
                        Map.of("code", recovery.getFirst().toUpperCase(Locale.ROOT), "next", "/password"));
                assertThat(in.headers().firstValue("Location")).hasValue("/password");
                assertThat(third.get(PAGE).body()).contains("9 recovery codes left");
            }
            try (PageClient fourth = new PageClient(server.url())) {
                fourth.signIn("ann@halyard.example", PASSWORD);
                fourth.get("/sign-in/code");
                assertThat(code(fourth, recovery.getFirst()).body()).contains("was used before");
            }
        }
    }

    private static HttpResponse<String> code(PageClient client, String code) throws Exception {
        return client.submit("/sign-in/code", Map.of("code", code));
    }

    @Test
    void makesWhoeverGuessesCodesWait() throws Exception {
        try (PageClient bob = person("bob@halyard.example");
                PageClient guesser = new PageClient(server.url())) {
            String key = begin(bob);
            turnOn(bob, key);
            guesser.signIn("bob@halyard.example", PASSWORD);
            guesser.get("/sign-in/code");
            String body = "";
            for (int i = 0; i < 6 && !body.contains("Too many wrong codes"); i++) {
                body = code(guesser, "00000" + i).body();
            }
            assertThat(body).contains("Too many wrong codes");
            // Whoever waits for the code may still sign in by password elsewhere, and go halfway.
            try (PageClient other = new PageClient(server.url())) {
                assertThat(other.signIn("bob@halyard.example", PASSWORD)
                                .headers()
                                .firstValue("Location"))
                        .hasValue("/sign-in/code");
            }
            assertThat(bob.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asksForACodeAfterALinkAndIsResetByAnOwner() throws Exception {
        try (PageClient cleo = person("cleo@halyard.example")) {
            String key = begin(cleo);
            turnOn(cleo, key);
            String page = PEOPLE + "/" + Pages.person(owner.get(PEOPLE + "?q=cleo"));
            assertThat(owner.get(page).body()).contains("Reset second factor");
            try (PageClient byLink = server.enter(Pages.link(owner.submit(page + "/link", Map.of())))) {
                assertThat(byLink.get("/").statusCode()).isEqualTo(302);
                byLink.get("/sign-in/code");
                assertThat(code(byLink, AppCode.of(key, 1)).statusCode()).isEqualTo(302);
                assertThat(byLink.get("/password").body()).doesNotContain("Password until now");
                owner.get(page);
                owner.submit(page + "/second-factor", Map.of());
                assertThat(byLink.get("/").statusCode()).isEqualTo(302);
                assertThat(cleo.get("/").statusCode()).isEqualTo(302);
                byLink.signIn("cleo@halyard.example", PASSWORD);
                assertThat(byLink.get("/").statusCode()).isEqualTo(200);
            }
            assertThat(owner.get("/settings/audit?deed=reset+a+second+factor").body())
                    .contains("cleo@halyard.example");
        }
    }

    @Test
    void isTurnedOffByWhoKnowsThePassword() throws Exception {
        try (PageClient dan = person("dan@halyard.example")) {
            turnOn(dan, begin(dan));
            dan.get(PAGE);
            assertThat(dan.submit(PAGE + "/off", Map.of("current", "wrong")).body())
                    .contains("This is not your password");
            assertThat(dan.forged(PAGE + "/off", Map.of("current", PASSWORD)).statusCode())
                    .isEqualTo(403);
            dan.submit(PAGE + "/off", Map.of("current", PASSWORD));
            assertThat(dan.signIn("dan@halyard.example", PASSWORD).headers().firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void keepsItsKeySealedAndHalfwayIsNobody() throws Exception {
        try (PageClient eve = person("eve@halyard.example");
                PageClient halfway = new PageClient(server.url())) {
            String key = begin(eve);
            turnOn(eve, key);
            assertThat(halfway.get("/sign-in/code").statusCode()).isEqualTo(302);
            assertThat(halfway.submit("/sign-in/code", Map.of("code", "1")).statusCode())
                    .isIn(302, 403);
            halfway.signIn("eve@halyard.example", PASSWORD);
            for (String path : List.of("/", "/password", PAGE, "/events?page=overview", PEOPLE)) {
                assertThat(halfway.get(path).statusCode()).as(path).isIn(302, 401);
            }
            String file = Files.readString(dataDir.resolve("ringtrue.db"), StandardCharsets.ISO_8859_1)
                    + Files.readString(dataDir.resolve("ringtrue.db-wal"), StandardCharsets.ISO_8859_1);
            assertThat(file).contains("eve@halyard.example").doesNotContain(key.replace(" ", ""));
        }
    }
}
