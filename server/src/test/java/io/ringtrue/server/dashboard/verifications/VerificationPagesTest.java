package io.ringtrue.server.dashboard.verifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.PageClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The pages of verifications as a browser without scripts sees them, with calls of the built-in carrier.
class VerificationPagesTest {
    private static final String HOSTILE = "=1+1<script>alert(1)</script>\u202e";
    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
    private static final Pattern NEWER = Pattern.compile("href=\"([^\"]+)\" rel=\"prev\"");

    @TempDir
    static Path dataDir;

    private static TwoAccounts server;
    private static long verified;
    private static long failed;
    private static long others;

    @BeforeAll
    static void start() throws Exception {
        server = new TwoAccounts(dataDir);
        verified = server.verify(
                server.larkfield, "+12015550123", "12345", ",\"brand\":\"Larkfield\",\"reference\":\"signup-1\"");
        failed = server.verify(
                server.larkfield, "+12015550486", "12345", ",\"reference\":\"=1+1<script>alert(1)</script>\"");
        others = server.verify(server.tidewater, "+12015550486", "54321", "");
        for (long id : new long[] {verified, failed}) server.awaitEnd(server.larkfield, id);
        server.awaitEnd(server.tidewater, others);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void listsAllToTheInstallationAndItsOwnToAnAccount() throws Exception {
        try (PageClient maya = server.owner();
                PageClient ines = server.person("ines@larkfield.example", "viewer", server.larkfield.id())) {
            assertThat(maya.get("/verifications").body())
                    .contains("/verifications/" + verified, "/verifications/" + others, "Tidewater", "PIN matched")
                    .contains("Larkfield &lt;b&gt;Bank&lt;/b&gt;")
                    .doesNotContain("<b>Bank");
            assertThat(maya.get("/verifications?account=" + server.tidewater.id())
                            .body())
                    .contains("/verifications/" + others + "?account=" + server.tidewater.id())
                    .doesNotContain("/verifications/" + verified);
            assertThat(ines.get("/verifications").body())
                    .contains("/verifications/" + verified)
                    .doesNotContain("/verifications/" + others, "Tidewater");
            assertThat(ines.get("/verifications?account=" + server.tidewater.id())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(ines.get("/verifications/export.csv?account=" + server.tidewater.id())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void searchesByNumberIdAndReferenceAndFilters() throws Exception {
        try (PageClient maya = server.owner()) {
            for (String q : new String[] {"(201) 555-0123", "0123", "signup-1", Long.toString(verified)}) {
                assertThat(maya.get("/verifications?q=" + encoded(q)).body())
                        .as(q)
                        .contains("/verifications/" + verified)
                        .doesNotContain("/verifications/" + others);
            }
            assertThat(maya.get("/verifications?status=failed&from=today").body())
                    .contains("/verifications/" + failed, "/verifications/" + others)
                    .contains("aria-pressed=\"true\"")
                    .doesNotContain("/verifications/" + verified);
            String nothing = maya.get("/verifications?status=stopped&q=0123").body();
            assertThat(nothing).contains("No stopped verification of “0123”", "There is 1 with another status");
            assertThat(maya.get("/verifications?from=noon&status=odd").body())
                    .contains("“noon” is no day", "“odd” is no status", "/verifications/" + verified);
            assertThat(maya.get("/verifications?to=2001-01-01").body()).contains("No verification until 2001-01-01");
            String hostile =
                    maya.get("/verifications?q=" + encoded(HOSTILE + "\u0000")).body();
            assertThat(hostile).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
    }

    @Test
    void turnsPages() throws Exception {
        server.tables().sql("""
                        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
                        INSERT INTO verification (id, account_id, number, status, reason, matched, price, cost, hold,
                            created, finished, announce_pin, brand, language, language_reason, reference, callback_url,
                            callback_host, sip_status, q850, pin_life)
                        SELECT 3000000000 + i, :account, '442079460000', 'UNVERIFIED', 'NO_PIN', FALSE, 1, 1, 0,
                            1000000000000 + i, 1000000000000 + i, TRUE, '', 'en', 'account', '', NULL, '', 200, 16, 1
                        FROM n
                        """).param("account", server.tidewater.id()).update();
        try (PageClient maya = server.owner()) {
            String first = maya.get("/verifications?q=0000&status=unverified").body();
            assertThat(first).contains("3000000120", "3000000071").doesNotContain("3000000070", "rel=\"prev\"");
            String second = maya.get(link(OLDER, first)).body();
            assertThat(second).contains("3000000070", "3000000021").doesNotContain("3000000071");
            String third = maya.get(link(OLDER, second)).body();
            assertThat(third).contains("3000000020", "3000000001").doesNotContain("rel=\"next\"");
            String back = maya.get(link(NEWER, third)).body();
            assertThat(back).contains("3000000070", "3000000021").doesNotContain("3000000071", "3000000020");
            assertThat(maya.get(link(NEWER, back)).body())
                    .contains("3000000120", "3000000071")
                    .doesNotContain("rel=\"prev\"");
            String csv = maya.get("/verifications/export.csv?q=0000&status=unverified")
                    .body();
            assertThat(csv.lines()).hasSize(121);
        }
    }

    private static String link(Pattern which, String page) {
        Matcher found = which.matcher(page);
        assertThat(found.find()).as(which.pattern()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    @Test
    void exportsWhatIsListedWithoutAFormula() throws Exception {
        try (PageClient maya = server.owner()) {
            HttpResponse<String> csv =
                    maya.get("/verifications/export.csv?from=today&account=" + server.larkfield.id());
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
            assertThat(csv.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"verifications.csv\"");
            assertThat(csv.body().lines())
                    .anyMatch(line -> line.startsWith(verified + "," + server.larkfield.id() + ",")
                            && line.contains(",12015550123,verified,pin-matched,signup-1,"))
                    .anyMatch(line -> line.contains(",failed,busy,'=1+1<script>alert(1)</script>,"))
                    .noneMatch(line -> line.startsWith(Long.toString(others)));
        }
    }

    @Test
    void tellsAStoryInWordsBesideTheWire() throws Exception {
        try (PageClient maya = server.owner()) {
            String page = maya.get("/verifications/" + verified).body();
            assertThat(page)
                    .contains("+1 201 555 0123", "The right PIN was keyed on this phone")
                    .contains("Accepted", "Dialling", "Answered", "Entry 1 matches", "Verified, 0.015 charged")
                    .contains("wire--out", ">INVITE<", "180 Ringing", "200 OK", "RTP both ways", "Who spoke when")
                    .contains("−0.015", "Charged once", "***** shown on the customer’s page", "None was asked for")
                    .doesNotContain("12345", "style=");
            String order = page.replaceAll("(?s).*<ol class=\"story\">(.*?)</ol>.*", "$1");
            assertThat(order.indexOf("180 Ringing"))
                    .isBetween(order.indexOf("<b>Ringing"), order.indexOf("<b>Answered"));
            String busy = maya.get("/verifications/" + failed).body();
            assertThat(busy)
                    .contains("The number was busy", "486", "wire--bad", "Failed, nothing charged")
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert", "Who spoke when");
        }
    }

    @Test
    void showsNothingOfAnotherAccount() throws Exception {
        try (PageClient ines = server.person("anna@larkfield.example", "owner", server.larkfield.id())) {
            assertThat(ines.get("/verifications/" + verified).statusCode()).isEqualTo(200);
            for (String path : new String[] {"", "/evidence.json"}) {
                HttpResponse<String> theirs = ines.get("/verifications/" + others + path);
                assertThat(theirs.statusCode()).isEqualTo(404);
                assertThat(theirs.body())
                        .isEqualTo(ines.get("/verifications/999999999" + path).body());
            }
            assertThat(ines.get("/verifications/x").statusCode()).isEqualTo(404);
            assertThat(ines.get("/verifications/" + verified + "?account=" + server.tidewater.id())
                            .statusCode())
                    .isEqualTo(404);
            ines.get("/verifications/" + verified);
            assertThat(ines.submit("/verifications/" + others + "/stop", Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void givesTheEvidenceAsAFileWithoutSecrets() throws Exception {
        try (PageClient maya = server.owner()) {
            HttpResponse<String> answer = maya.get("/verifications/" + verified + "/evidence.json");
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"verification-" + verified + ".json\"");
            JsonNode evidence = JsonMapper.builder().build().readTree(answer.body());
            assertThat(evidence.path("outcome").path("status").asString()).isEqualTo("verified");
            assertThat(evidence.path("timeline").size()).isGreaterThan(5);
            assertThat(evidence.path("calls").path(0).path("ladder").size()).isGreaterThan(4);
            assertThat(evidence.path("calls")
                            .path(0)
                            .path("media")
                            .path("codec")
                            .asString())
                    .isEqualTo("PCMU");
            assertThat(evidence.path("ledger").path(0).path("amount").asString())
                    .isEqualTo("-0.015");
            assertThat(answer.body()).doesNotContain("12345");
        }
    }

    @Test
    void stopsALiveCallAtOnceAndSaysTheCharge() throws Exception {
        long live = server.verify(server.larkfield, "+12015550408", "12345", "");
        try (PageClient maya = server.owner();
                PageClient vera = server.person("vera@larkfield.example", "viewer", server.larkfield.id())) {
            assertThat(vera.get("/verifications/" + live).body())
                    .contains("In progress", "hx-trigger=\"every 1s\"", "Held now")
                    .doesNotContain("/stop");
            assertThat(vera.submit("/verifications/" + live + "/stop", Map.of()).statusCode())
                    .isEqualTo(404);
            maya.get("/verifications/" + live);
            assertThat(maya.forged("/verifications/" + live + "/stop", Map.of()).statusCode())
                    .isEqualTo(403);
            HttpResponse<String> stopped = maya.submit("/verifications/" + live + "/stop", Map.of());
            assertThat(stopped.statusCode()).isEqualTo(302);
            assertThat(server.newestDeed())
                    .isEqualTo("maya@halyard.example|stopped verification|" + live + "|in-progress|stopped");
            String page = maya.get(stopped.headers()
                            .firstValue("Location")
                            .orElseThrow()
                            .replace(server.url(), ""))
                    .body();
            assertThat(page)
                    .contains("Stopped. Nothing was charged.", "Nothing was charged, so there is no entry")
                    .doesNotContain("hx-trigger=\"every 1s\"");
            maya.submit("/verifications/" + verified + "/stop", Map.of());
            assertThat(maya.get("/verifications/" + verified + "?did=stop").body())
                    .contains("It had ended before it could be stopped: verified. 0.015 was charged.");
        }
    }
}
