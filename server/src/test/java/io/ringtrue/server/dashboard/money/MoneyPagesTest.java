package io.ringtrue.server.dashboard.money;

import static io.ringtrue.server.dashboard.parts.PageWorld.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.parts.PageWorld;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages about money show and do, seen by a client without scripts.
class MoneyPagesTest {
    private static final String DECK = "prefix,price\n1,0.015\n44,0.02\n";

    @TempDir
    static Path dataDir;

    private static PageWorld world;
    private static String own;
    private static String other;

    @BeforeAll
    static void start() throws Exception {
        world = new PageWorld(dataDir);
        own = world.account("Larkfield <i>Bank</i>", "1284.615");
        other = world.account("Tidewater", "5");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String settings() throws Exception {
        return world.admin("GET", "/accounts/" + own, "").body();
    }

    private static String prices() throws Exception {
        return world.admin("GET", "/prices", "").body();
    }

    @Test
    void showsAPersonOfAnAccountTheirOwnMoneyAlone() throws Exception {
        world.admin("POST", "/accounts/" + own + "/credits", "{\"amount\":\"1\",\"reference\":\"<script>x</script>\"}");
        try (PageClient viewer = world.person("viewer", own)) {
            String page = viewer.get("/money").body();
            assertThat(page)
                    .contains(
                            "1,285.615",
                            "Larkfield &lt;i&gt;Bank",
                            "&lt;script&gt;x",
                            "no cap",
                            "The operator sets both")
                    .doesNotContain("Tidewater", "<script>x", "Add credit", "Save alert", "Upload a rate deck");
            assertThat(viewer.get("/money?entries=charges").body()).contains("No charge");
            assertThat(viewer.get("/money?entries=credits&cursor=0").body()).contains("No credit");
            assertThat(viewer.get("/money?account=" + other).statusCode()).isEqualTo(404);
            assertThat(viewer.get("/money/prices").body())
                    .contains("pays by the default tariff")
                    .doesNotContain("Check the deck");
            assertThat(viewer.get("/money/statement").body()).contains("Opening balance", "Credits");
            assertThat(viewer.get("/money/statement?account=" + other).statusCode())
                    .isEqualTo(404);
            assertThat(viewer.get("/money/prices.csv?account=" + other).statusCode())
                    .isEqualTo(404);
        }
    }

    /// A deck's 8 MB are for who may set prices; everybody else's request is bounded as any other form.
    @Test
    void readsNoDeckOfAViewer() throws Exception {
        try (PageClient viewer = world.person("viewer", own)) {
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(viewer.get("/money").body());
            assertThat(token.find()).isTrue();
            String address = "?_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            for (String path : List.of("/money/prices/deck", "/money/prices/deck/apply", "/money/prices/deckx")) {
                assertThat(world.upload(viewer, path + address, "deck", "r.csv", "1,2\n".repeat(50_000))
                                .statusCode())
                        .as(path)
                        .isEqualTo(413);
                assertThat(world.upload(viewer, path + address, "deck", "r.csv", "1,2\n")
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void givesTheInstallationTotalsAndEachAccount() throws Exception {
        try (PageClient viewer = world.person("viewer", "")) {
            assertThat(viewer.get("/money").body())
                    .contains(" accounts</p>", "href=\"/money?account=" + own, "Tidewater")
                    .doesNotContain("Create an account", "Upload a rate deck");
            assertThat(viewer.get("/money?q=tide").body())
                    .contains("Tidewater")
                    .doesNotContain("class=\"rowlink\" href=\"/money?account=" + own);
            assertThat(viewer.get("/money?q=%3Cb%3E").body()).contains("No account is named", "&lt;b&gt;");
            assertThat(viewer.get("/money/statement").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void showsCapAndAlertAndLeadsToTheirForm() throws Exception {
        try (PageClient owner = world.owner()) {
            String form = "/settings/limits?account=" + own;
            assertThat(owner.get("/money?account=" + own).body())
                    .contains("href=\"" + form + "\"", "Change alert and cap", "no cap", "no alert");
            redirect(owner.submit(form, Map.of("spendCap", "100", "balanceAlert", "2000")));
            assertThat(settings()).contains("\"spendCap\":\"100\"", "\"balanceAlert\":\"2000\"");
            assertThat(owner.get("/money?account=" + own).body())
                    .contains("Below 2,000", "0 % of 100", "100 in 24 hours");
            redirect(owner.submit(form, Map.of("spendCap", "", "balanceAlert", "")));
            assertThat(settings()).contains("\"spendCap\":null", "\"balanceAlert\":null");
            assertThat(owner.submit("/money/limits?account=" + own, Map.of("spendCap", "1"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void showsWhatADeckChangesAndAppliesJustThat() throws Exception {
        String before = prices();
        try (PageClient owner = world.owner()) {
            HttpResponse<String> preview =
                    world.upload(owner, "/money/prices", "/money/prices/deck", "deck", "<i>rates.csv", DECK);
            assertThat(preview.body())
                    .contains("Nothing is saved yet", "&lt;i&gt;rates.csv", "2 are new", "goes away")
                    .doesNotContain("<i>rates");
            assertThat(prices()).isEqualTo(before);

            HttpResponse<String> applied = applied(owner, preview.body());
            assertThat(redirect(applied)).isEqualTo("/money/prices?done=applied");
            assertThat(prices()).contains("\"prefix\":\"44\"").doesNotContain("\"prefix\":\"\"");
            assertThat(owner.get("/money/prices?number=%2B44+20&done=applied").body())
                    .contains("Prefix 44: 0.02.", "apply from now on");
            assertThat(owner.get("/money/prices?number=%2B49+30").body()).contains("No price fits");
            assertThat(owner.get("/money/prices?number=x").body()).contains("Needs a plus");
            assertThat(owner.get("/money/prices.csv").body()).isEqualTo("prefix,price\r\n1,0.015\r\n44,0.02\r\n");

            // The same form again: the tariff is another one now, so it is compared anew.
            assertThat(applied(owner, preview.body()).body()).contains("have changed since you looked");
            world.admin("PUT", "/prices", before);
        }
    }

    private static HttpResponse<String> applied(PageClient owner, String preview) throws Exception {
        Matcher action =
                Pattern.compile("action=\"(/money/prices/deck/apply[^\"]*)\"").matcher(preview);
        Matcher deck = Pattern.compile("(?s)<textarea name=\"deck\"[^>]*>(.*?)</textarea>")
                .matcher(preview);
        assertThat(action.find() && deck.find()).as(preview).isTrue();
        return world.upload(owner, action.group(1).replace("&amp;", "&"), "deck", "", deck.group(1));
    }

    @Test
    void appliesOneOfTwoDecksThatWereComparedWithTheSamePrices() throws Exception {
        String before = prices();
        try (PageClient owner = world.owner();
                PageClient operator = world.person("operator", "");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> both = new ArrayList<>();
            for (PageClient client : List.of(owner, operator)) {
                String deck = "1," + (client == owner ? "0.5" : "0.6") + "\n";
                String preview = world.upload(client, "/money/prices", "/money/prices/deck", "deck", "two.csv", deck)
                        .body();
                both.add(() -> applied(client, preview));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : threads.invokeAll(both)) answers.add(each.get());
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 200);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 200)
                    .allMatch(answer -> answer.body().contains("have changed since you looked"));
            String won = answers.getFirst().statusCode() == 302 ? "0.5" : "0.6";
            assertThat(prices()).contains("\"price\":\"" + won + "\"");
            String log = world.admin("GET", "/audit/log?deed=changed%20prices&limit=1", "")
                    .body();
            assertThat(log).contains("default tariff, by two.csv", "digest ", "changed", "1 " + won);
        } finally {
            world.admin("PUT", "/prices", before);
        }
    }

    @Test
    void appliesNoDeckWithWrongLines() throws Exception {
        String before = prices();
        try (PageClient owner = world.owner()) {
            HttpResponse<String> preview = world.upload(
                    owner, "/money/prices", "/money/prices/deck", "deck", "r.csv", "prefix,price\n1,0.015\nx<b>,2\n");
            assertThat(preview.body())
                    .contains("1 line cannot be read", "has a prefix that is not one of 1 to 15 digits: x&lt;b&gt;")
                    .doesNotContain("Apply these prices");
            assertThat(world.upload(owner, "/money/prices", "/money/prices/deck", "deck", "r.csv", "PK\u0003\u0004")
                            .body())
                    .contains("This is no CSV text");
            assertThat(world.upload(owner, "/money/prices", "/money/prices/deck", "other", "r.csv", "x")
                            .body())
                    .contains("Choose a file");
        }
        assertThat(prices()).isEqualTo(before);
    }

    @Test
    void givesAnAccountItsOwnTariffAndTakesItAway() throws Exception {
        try (PageClient operator = world.person("operator", "")) {
            String page = "/money/prices?account=" + other;
            HttpResponse<String> preview =
                    world.upload(operator, page, "/money/prices/deck?account=" + other, "deck", "r.csv", "1,0.5\n");
            assertThat(redirect(applied(operator, preview.body()))).contains("account=" + other);
            assertThat(world.admin("GET", "/accounts/" + other + "/prices", "").body())
                    .contains("0.5");
            assertThat(operator.get(page).body()).contains("has a tariff of its own");
            redirect(operator.submit("/money/prices/default?account=" + other, Map.of()));
            assertThat(operator.get(page).body()).contains("pays by the default tariff");
        }
    }

    @Test
    void refusesDecksOfOthersAndForgedOnes() throws Exception {
        String before = prices();
        try (PageClient member = world.person("owner", own);
                PageClient viewer = world.person("viewer", "");
                PageClient owner = world.owner()) {
            for (PageClient client : new PageClient[] {member, viewer}) {
                String page = client.get("/money").body();
                Matcher token =
                        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
                assertThat(token.find()).isTrue();
                String query = "?_csrf=" + token.group(1);
                assertThat(world.upload(client, "/money/prices/deck" + query, "deck", "r.csv", DECK)
                                .statusCode())
                        .isEqualTo(404);
                assertThat(world.upload(client, "/money/prices/deck/apply" + query, "deck", "r.csv", DECK)
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(world.upload(owner, "/money/prices/deck/apply", "deck", "r.csv", DECK)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(prices()).isEqualTo(before);
    }

    @Test
    void addsUpAMonth() throws Exception {
        try (PageClient owner = world.owner()) {
            assertThat(owner.get("/money/statement?account=" + other + "&month=2020-01")
                            .body())
                    .contains("January 2020", "Closing balance");
            assertThat(owner.get("/money/statement?account=" + other + "&month=9999-99")
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> csv = owner.get("/money/statement.csv?account=" + other);
            assertThat(csv.body()).startsWith("line,entries,amount\r\nopening,,0\r\ncredit,1,5\r\nclosing,,5\r\n");
            assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"statement-20");
        }
    }
}
