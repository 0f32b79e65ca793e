package io.ringtrue.server.dashboard.provider;

import static io.ringtrue.server.dashboard.DashboardServer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.openid.ScriptedProvider;
import io.ringtrue.server.people.AppCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Sign-in by a provider over HTTP, with a provider that says whatever a test wants.
class ProviderPageTest {
    private static final Pattern KEY = Pattern.compile("id=\"key\">([A-Z2-7 ]+)<");
    private static final String PASSWORD = "another horse battery";

    @TempDir
    static Path dataDir;

    private static ScriptedProvider provider;
    private static DashboardServer server;
    private static PageClient owner;

    @BeforeAll
    static void start() throws Exception {
        provider = new ScriptedProvider(0);
        Map<String, Object> settings = new HashMap<>(provider.settings());
        settings.put("server.forward-headers-strategy", "native");
        settings.put("server.tomcat.remoteip.internal-proxies", "127.0.0.1/32");
        server = new DashboardServer(dataDir, settings);
        owner = server.firstOwner();
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
        provider.close();
    }

    private static void invite(String email) throws Exception {
        server.person(email, "viewer", "").close();
    }

    /// Signs in with a sound token.
    ///
    /// @return the answer to the browser that came back
    private static HttpResponse<String> enter(Browser browser, String subject, String email) throws Exception {
        return browser.back(provider, ScriptedProvider.signed(provider.claims(browser.nonce(), subject, email)));
    }

    private static void isIn(Browser browser, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(browser.client().get("/callbacks").statusCode()).isEqualTo(200);
    }

    private static void isRefused(Browser browser, HttpResponse<String> answer, String words) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(words).contains("<h1>Sign in</h1>");
        assertThat(browser.client().get("/callbacks").statusCode()).isEqualTo(302);
    }

    /// The page of the audit log that an owner reads.
    private static String log(String who) throws Exception {
        return owner.get("/settings/audit?who=" + Browser.encoded(who)).body();
    }

    @Test
    void offersTheProviderByItsNameAndAsksItByPkce() throws Exception {
        try (Browser browser = Browser.sent(server)) {
            assertThat(browser.client().get("/sign-in?next=/callbacks").body())
                    .contains("Sign in with <bdi>Halyard &lt;ID&gt;</bdi>")
                    .contains("href=\"/sign-in/provider?next=/callbacks\"");
            assertThat(browser.sent())
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", ScriptedProvider.CLIENT)
                    .containsEntry("scope", "openid email profile")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", server.url() + "/sign-in/provider/back")
                    .containsKeys("state", "nonce", "code_challenge");
        }
    }

    @Test
    void namesTheOuterAddressBehindTheOperatorsProxy() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> there = http.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/sign-in/provider"))
                            .header("X-Forwarded-For", "192.0.2.7")
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Host", "ringtrue.example")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(there.headers().firstValue("Location").orElseThrow())
                    .contains("redirect_uri=https%3A%2F%2Fringtrue.example%2Fsign-in%2Fprovider%2Fback");
            assertThat(there.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-ringtrue-attempt=")
                            .contains("; Secure", "; HttpOnly", "SameSite=Lax", "Path=/"));
        }
    }

    @Test
    void linksAPersonByTheVerifiedAddressOnceAndThenByTheSubject() throws Exception {
        invite("lena@halyard.example");
        try (Browser first = Browser.sent(server);
                Browser second = Browser.sent(server)) {
            isIn(first, enter(first, "lena-1", "Lena@Halyard.example"));
            isIn(
                    second,
                    second.back(
                            provider,
                            ScriptedProvider.signed(provider.claims(second.nonce(), "lena-1", "new@name.example")
                                    .claim("email_verified", false))));
        }
        assertThat(log("lena@halyard.example"))
                .containsOnlyOnce("<b>linked a provider&#39;s account</b>")
                .contains("lena-1 of " + provider.issuer())
                .contains("by the sign-in provider");
    }

    @Test
    void givesTheBrowserANewNameAndGoesOnlyToPagesOfItsOwn() throws Exception {
        try (Browser browser = Browser.sent(server, "/callbacks?state=DUE");
                PageClient attacker = new PageClient(server.url())) {
            attacker.signIn(OWNER, DashboardServer.PASSWORD);
            String planted = attacker.cookie("ringtrue").orElseThrow();
            browser.client().plant("ringtrue", planted);
            HttpResponse<String> answer = enter(browser, "maya-1", OWNER);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/callbacks?state=DUE");
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anySatisfy(
                            cookie -> assertThat(cookie).startsWith("ringtrue=").doesNotContain(planted));
            assertThat(attacker.get("/callbacks").statusCode()).isEqualTo(302);
            assertThat(browser.client().cookie("ringtrue-attempt")).isEmpty();
        }
        for (String elsewhere :
                new String[] {"//evil.example/", "https://evil.example/", "/v1/admin", "/callbacks?{x}"}) {
            try (Browser browser = Browser.sent(server, elsewhere)) {
                isIn(browser, enter(browser, "maya-1", OWNER));
            }
        }
    }

    @Test
    void refusesAnAnswerThatBelongsToNoAttemptOfThisBrowser() throws Exception {
        try (Browser victim = Browser.sent(server);
                Browser attacker = Browser.sent(server);
                PageClient fresh = new PageClient(server.url())) {
            String code = UUID.randomUUID().toString();
            provider.grant(
                    code, attacker.sent(), ScriptedProvider.signed(provider.claims(attacker.nonce(), "maya-1", OWNER)));
            String query = "code=" + code + "&state=" + attacker.sent().get("state");

            isRefused(victim, victim.back(query), "begun elsewhere");
            assertThat(fresh.get("/sign-in/provider/back?" + query).body()).contains("begun elsewhere");
            isRefused(victim, victim.back("code=" + code + "&state="), "begun elsewhere");
            fresh.plant("ringtrue-attempt", "AAAA");
            assertThat(fresh.get("/sign-in/provider/back?" + query).body()).contains("begun elsewhere");
            isIn(attacker, attacker.back(query));
        }
    }

    @Test
    void refusesACodeThatIsUsedAgain() throws Exception {
        try (Browser browser = Browser.sent(server);
                PageClient thief = new PageClient(server.url())) {
            String carried = browser.client().cookie("ringtrue-attempt").orElseThrow();
            String code = UUID.randomUUID().toString();
            provider.grant(
                    code, browser.sent(), ScriptedProvider.signed(provider.claims(browser.nonce(), "maya-1", OWNER)));
            String query = "code=" + code + "&state=" + browser.sent().get("state");
            isIn(browser, browser.back(query));

            assertThat(browser.back(query).body()).contains("begun elsewhere");
            thief.plant("ringtrue-attempt", carried);
            HttpResponse<String> again = thief.get("/sign-in/provider/back?" + query);
            assertThat(again.body()).contains("Halyard &lt;ID&gt; did not confirm who you are");
            assertThat(thief.get("/callbacks").statusCode()).isEqualTo(302);
        }
    }

    /// What is wrong with each token.
    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("another nonce", (claims, _) -> ScriptedProvider.signed(claims.claim("nonce", "another"))),
                bad("no nonce", (claims, _) -> ScriptedProvider.signed(claims.claim("nonce", null))),
                bad("another audience", (claims, _) -> ScriptedProvider.signed(claims.audience("another"))),
                bad("another issuer", (claims, _) -> ScriptedProvider.signed(claims.issuer("https://evil.example"))),
                bad("another key", (claims, _) -> ScriptedProvider.signedByAnother(claims)),
                bad("no signature", (claims, _) -> ScriptedProvider.unsigned(claims)),
                bad("the client's secret as key", (claims, _) -> ScriptedProvider.signedBySecret(claims)),
                bad("a subject without end", (claims, _) -> ScriptedProvider.signed(claims.subject("s".repeat(256)))),
                bad("a subject with NUL", (claims, _) -> ScriptedProvider.signed(claims.subject("s\u0000s"))),
                bad("no subject", (claims, _) -> ScriptedProvider.signed(claims.subject(null))),
                bad(
                        "its time is over",
                        (claims, now) ->
                                ScriptedProvider.signed(claims.expirationTime(Date.from(now.minusSeconds(90))))),
                bad("no token at all", (_, _) -> "not.a.token"));
    }

    private static Arguments bad(String what, BiFunction<JWTClaimsSet.Builder, Instant, String> token) {
        return Arguments.of(what, token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesATokenThatProvesNothing(String what, BiFunction<JWTClaimsSet.Builder, Instant, String> token)
            throws Exception {
        try (Browser browser = Browser.sent(server)) {
            JWTClaimsSet.Builder sound = provider.claims(browser.nonce(), "maya-1", OWNER);
            isRefused(
                    browser,
                    browser.back(provider, token.apply(sound, Instant.now())),
                    "Halyard &lt;ID&gt; did not confirm who you are");
        }
    }

    @Test
    void refusesAnAddressThatIsNotVerified() throws Exception {
        invite("olaf@halyard.example");
        for (Object verified : new Object[] {false, "true", 1}) {
            try (Browser browser = Browser.sent(server)) {
                String token =
                        ScriptedProvider.signed(provider.claims(browser.nonce(), "olaf-1", "olaf@halyard.example")
                                .claim("email_verified", verified));
                isRefused(browser, browser.back(provider, token), "has not verified your e-mail address");
            }
        }
        try (Browser browser = Browser.sent(server)) {
            String token = ScriptedProvider.signed(
                    provider.claims(browser.nonce(), "olaf-1", "").claim("email", null));
            isRefused(browser, browser.back(provider, token), "has not verified your e-mail address");
        }
        try (Browser browser = Browser.sent(server)) {
            String token = ScriptedProvider.signed(
                    provider.claims(browser.nonce(), "olaf-1", "a\u0000" + "b".repeat(100_000) + "@c.example"));
            isRefused(browser, browser.back(provider, token), "has not verified your e-mail address");
        }
        // What a stranger calls himself is no author.
        assertThat(log("somebody unknown"))
                .contains("refused a provider&#39;s sign-in", "has not verified the e-mail address")
                .contains("olaf@halyard.example");
    }

    @Test
    void createsNobodyForAStranger() throws Exception {
        try (Browser browser = Browser.sent(server)) {
            isRefused(
                    browser,
                    enter(browser, "stranger-1", "stranger@elsewhere.example"),
                    "Nobody here has the address stranger@elsewhere.example. Ask an owner for an invitation.");
        }
        assertThat(owner.get("/settings/people").body()).doesNotContain("stranger@elsewhere.example");
        assertThat(log("somebody unknown")).contains("nobody has this e-mail address", "stranger@elsewhere.example");
    }

    @Test
    void refusesWhoIsNotActiveLinkedOrNot() throws Exception {
        invite("pia@halyard.example");
        String id = person("pia@halyard.example");
        owner.get("/settings/people/" + id);
        owner.submit("/settings/people/" + id + "/active", Map.of("active", "no"));
        try (Browser unlinked = Browser.sent(server)) {
            isRefused(unlinked, enter(unlinked, "pia-1", "pia@halyard.example"), "You cannot sign in here any more");
        }
        assertThat(owner.get("/settings/people/" + id).body()).contains("not linked");
        owner.submit("/settings/people/" + id + "/active", Map.of("active", "yes"));
        try (Browser linked = Browser.sent(server)) {
            isIn(linked, enter(linked, "pia-1", "pia@halyard.example"));
            owner.get("/settings/people/" + id);
            owner.submit("/settings/people/" + id + "/active", Map.of("active", "no"));
            assertThat(linked.client().get("/callbacks").statusCode()).isEqualTo(302);
        }
        try (Browser linked = Browser.sent(server)) {
            isRefused(linked, enter(linked, "pia-1", "pia@halyard.example"), "You cannot sign in here any more");
        }
        assertThat(log("pia@halyard.example")).contains("the person is not active");
    }

    private static String person(String email) throws Exception {
        Matcher link = Pattern.compile("href=\"/settings/people/(\\d+)")
                .matcher(owner.get("/settings/people?q=" + Browser.encoded(email))
                        .body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void replacesALinkOnlyAfterAnOwnerHasTakenItAway() throws Exception {
        invite("rosa@halyard.example");
        try (Browser first = Browser.sent(server);
                Browser other = Browser.sent(server);
                Browser later = Browser.sent(server)) {
            isIn(first, enter(first, "rosa-1", "rosa@halyard.example"));
            isRefused(
                    other,
                    enter(other, "rosa-2", "rosa@halyard.example"),
                    "rosa@halyard.example belongs to another account at Halyard &lt;ID&gt;");

            String id = person("rosa@halyard.example");
            assertThat(owner.get("/settings/people/" + id).body()).contains("linked to their account there");
            assertThat(owner.forged("/settings/people/" + id + "/provider", Map.of())
                            .statusCode())
                    .isEqualTo(403);
            owner.submit("/settings/people/" + id + "/provider", Map.of());
            assertThat(first.client().get("/callbacks").statusCode()).isEqualTo(302);
            isIn(later, enter(later, "rosa-2", "rosa@halyard.example"));
        }
        assertThat(log(OWNER)).contains("unlinked a provider&#39;s account");
    }

    @Test
    void unlinksWithTheAdminTokenToo() throws Exception {
        invite("odile@halyard.example");
        String id = person("odile@halyard.example");
        try (Browser first = Browser.sent(server);
                Browser later = Browser.sent(server)) {
            isIn(first, enter(first, "odile-1", "odile@halyard.example"));
            assertThat(odile()).contains("\"providerLink\":true");
            assertThat(server.admin("DELETE", "/people/" + id + "/provider-link", "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(odile()).contains("\"providerLink\":false");
            assertThat(first.client().get("/callbacks").statusCode()).isEqualTo(302);
            isIn(later, enter(later, "odile-2", "odile@halyard.example"));
        }
        assertThat(log("admin token")).contains("unlinked a provider&#39;s account");
    }

    private static String odile() throws Exception {
        return server.admin("GET", "/people?q=odile", "").body();
    }

    @Test
    void letsNobodyButAnOwnerUnlink() throws Exception {
        try (PageClient viewer = server.person("vera@halyard.example", "viewer", "")) {
            viewer.get("/password");
            assertThat(viewer.submit("/settings/people/1/provider", Map.of()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void asksForTheSecondFactorAllTheSame() throws Exception {
        String key;
        try (PageClient nils = server.person("nils@halyard.example", "viewer", "")) {
            nils.get("/password");
            nils.submit("/password", Map.of("password", PASSWORD));
            nils.get("/second-factor");
            nils.submit("/second-factor/begin", Map.of("current", PASSWORD));
            Matcher shown = KEY.matcher(nils.get("/second-factor").body());
            assertThat(shown.find()).isTrue();
            key = shown.group(1);
            assertThat(nils.submit("/second-factor/confirm", Map.of("code", AppCode.of(key, 0)))
                            .body())
                    .contains("The second factor is on");
        }
        try (Browser browser = Browser.sent(server, "/callbacks")) {
            String token = ScriptedProvider.signed(provider.claims(browser.nonce(), "nils-1", "nils@halyard.example")
                    .claim("amr", List.of("mfa")));
            HttpResponse<String> halfway = browser.back(provider, token);
            String code = halfway.headers().firstValue("Location").orElseThrow();
            assertThat(code).endsWith("/sign-in/code?next=%2Fcallbacks");
            assertThat(browser.client().get("/callbacks").statusCode()).isEqualTo(302);
            browser.client().get("/sign-in/code?next=%2Fcallbacks");
            HttpResponse<String> in =
                    browser.client().submit("/sign-in/code", Map.of("code", AppCode.of(key, 1), "next", "/callbacks"));
            assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/callbacks");
            assertThat(browser.client().get("/callbacks").statusCode()).isEqualTo(200);
        }
        assertThat(log("nils@halyard.example")).contains("by the sign-in provider and a code");
    }

    @Test
    void showsWhatTheProviderSaysAsTextAndOnlyToWhoWasThere() throws Exception {
        String words = "error=access_denied&error_description="
                + Browser.encoded("<script>alert(1)</script>\u0007\u202e" + "x".repeat(5_000));
        try (Browser browser = Browser.sent(server)) {
            HttpResponse<String> stranger = browser.back(words + "&state=another");
            assertThat(stranger.body()).contains("begun elsewhere").doesNotContain("alert(1)");
        }
        try (Browser browser = Browser.sent(server)) {
            HttpResponse<String> answer =
                    browser.back(words + "&state=" + browser.sent().get("state"));
            isRefused(browser, answer, "&lt;script&gt;alert(1)&lt;/script&gt; xxx");
            assertThat(answer.body()).doesNotContain("<script>alert").doesNotContain("\u202e");
            assertThat(answer.body()).doesNotContain("x".repeat(300));
        }
    }
}
