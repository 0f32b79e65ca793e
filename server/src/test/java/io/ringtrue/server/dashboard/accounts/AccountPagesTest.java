package io.ringtrue.server.dashboard.accounts;

import static io.ringtrue.server.dashboard.parts.PageWorld.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.parts.PageWorld;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages about accounts show and do, seen by a client without scripts.
class AccountPagesTest {
    @TempDir
    static Path dataDir;

    private static PageWorld world;
    private static String own;

    @BeforeAll
    static void start() throws Exception {
        world = new PageWorld(dataDir);
        own = world.account("Larkfield <i>Bank</i>", "10");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String settings(String id) throws Exception {
        return world.admin("GET", "/accounts/" + id, "").body();
    }

    @Test
    void doesNotExistForPeopleOfAnAccount() throws Exception {
        try (PageClient customer = world.person("owner", own)) {
            String nothing = customer.get("/accounts/999999").body();
            assertThat(customer.get("/accounts").statusCode()).isEqualTo(404);
            assertThat(customer.get("/accounts/new").statusCode()).isEqualTo(404);
            assertThat(customer.get("/accounts/" + own).body()).isEqualTo(nothing);
            assertThat(customer.get("/").body()).doesNotContain("href=\"/accounts\"");
            customer.get("/");
            for (String path : new String[] {"", "/" + own, "/" + own + "/credits", "/" + own + "/active"}) {
                assertThat(customer.submit(
                                        "/accounts" + path, Map.of("amount", "5", "reference", "x", "active", "false"))
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
        assertThat(settings(own)).contains("\"active\":true");
    }

    @Test
    void letsAViewerReadAndChangeNothing() throws Exception {
        try (PageClient viewer = world.person("viewer", "")) {
            assertThat(viewer.get("/accounts").body())
                    .contains("Larkfield &lt;i&gt;")
                    .doesNotContain("Create an account");
            assertThat(viewer.get("/accounts/" + own).body())
                    .contains("announcePin", "API key")
                    .doesNotContain("Save settings", "Deactivate account", "Add credit", "<i>Bank");
            assertThat(viewer.submit("/accounts/" + own + "/credits", Map.of("amount", "5", "reference", "x"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(viewer.submit("/accounts", Map.of("title", "x", "balance", "1", "pin", "call"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void opensAnAccountOnceAndShowsItsSecretsOnce() throws Exception {
        try (PageClient operator = world.person("operator", "")) {
            String form = operator.get("/accounts/new").body();
            assertThat(form).doesNotContain("checked=\"checked\"");
            Matcher once = Pattern.compile("name=\"once\" value=\"([^\"]+)\"").matcher(form);
            assertThat(once.find()).isTrue();
            Map<String, String> fields = new HashMap<>(Map.of(
                    "once",
                    once.group(1),
                    "title",
                    "Tide <b>water</b>",
                    "balance",
                    "1e9",
                    "spendCap",
                    "-1",
                    "callbackUrl",
                    "ftp://x"));
            HttpResponse<String> wrong = operator.submit("/accounts", fields);
            assertThat(wrong.body())
                    .contains(
                            "4 fields need a change",
                            "Needs a number from 0",
                            "Choose how users learn the PIN",
                            "Tide &lt;b&gt;water&lt;/b&gt;",
                            "id=\"spendCap-e\"",
                            "id=\"callbackUrl-e\"");
            fields.putAll(Map.of("balance", "12.5", "pin", "screen", "spendCap", "7", "callbackUrl", ""));
            HttpResponse<String> made = operator.submit("/accounts", fields);
            assertThat(made.body()).contains("I have stored them", "whsec_", once.group(1));
            assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            String id = made.body().replaceAll("(?s).*href=\"/accounts/(\\d+)\".*", "$1");
            assertThat(settings(id)).contains("\"spendCap\":\"7\"", "\"announcePin\":false", "\"balance\":\"12.5\"");
            assertThat(operator.get("/accounts/" + id).body()).doesNotContain("whsec_");
            assertThat(operator.submit("/accounts", fields).body()).contains("This form was sent before");
        }
    }

    @Test
    void changesSettingsByTheRulesOfTheApi() throws Exception {
        String id = world.account("Changing", "0");
        try (PageClient owner = world.owner()) {
            owner.get("/accounts/" + id);
            HttpResponse<String> wrong = owner.submit(
                    "/accounts/" + id,
                    Map.of("name", "", "language", "x y", "defaultCallingCode", "0", "preflightUrl", "x"));
            assertThat(wrong.body())
                    .contains(
                            "Nothing was changed.",
                            "id=\"name-e\"",
                            "id=\"language-e\"",
                            "id=\"defaultCallingCode-e\"",
                            "id=\"preflightUrl-e\"");
            assertThat(settings(id)).contains("\"name\":\"Changing\"");
            assertThat(redirect(owner.submit(
                            "/accounts/" + id,
                            Map.of(
                                    "name",
                                    "Changed",
                                    "language",
                                    "en-GB",
                                    "announcePin",
                                    "true",
                                    "defaultCallingCode",
                                    "44",
                                    "active",
                                    "false"))))
                    .isEqualTo("/accounts/" + id + "?done=saved");
            assertThat(settings(id))
                    .contains(
                            "\"name\":\"Changed\"",
                            "\"language\":\"en-GB\"",
                            "\"announcePin\":true",
                            "\"defaultCallingCode\":44",
                            "\"active\":true");
            assertThat(owner.forged("/accounts/" + id, Map.of("name", "x")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void creditsOncePerReference() throws Exception {
        String id = world.account("Credited", "0");
        String path = "/accounts/" + id + "/credits";
        try (PageClient owner = world.owner()) {
            owner.get("/accounts/" + id);
            assertThat(owner.submit(path, Map.of("amount", "-5", "reference", ""))
                            .body())
                    .contains("id=\"amount-e\"", "id=\"reference-e\"");
            assertThat(redirect(owner.submit(path, Map.of("amount", "20", "reference", "inv-1"))))
                    .endsWith("done=credited");
            assertThat(redirect(owner.submit(path, Map.of("amount", "20", "reference", "inv-1"))))
                    .endsWith("done=repeated");
            assertThat(owner.submit(path, Map.of("amount", "30", "reference", "inv-1"))
                            .body())
                    .contains("This reference stands for an entry of 20. Nothing was changed.");
            assertThat(settings(id)).contains("\"balance\":\"20\"");
            assertThat(owner.get("/accounts/999999").statusCode()).isEqualTo(404);
            assertThat(owner.submit("/accounts/999999/credits", Map.of("amount", "1", "reference", "x"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void deactivatesAndActivates() throws Exception {
        String id = world.account("Sleeping", "0");
        try (PageClient owner = world.owner()) {
            owner.get("/accounts/" + id);
            redirect(owner.submit("/accounts/" + id + "/active", Map.of("active", "false")));
            assertThat(settings(id)).contains("\"active\":false");
            assertThat(owner.get("/accounts/" + id).body()).contains("Activate account", "inactive");
            redirect(owner.submit("/accounts/" + id + "/active", Map.of("active", "true")));
            assertThat(settings(id)).contains("\"active\":true");
        }
    }

    @Test
    void findsAccountsByName() throws Exception {
        world.account("Zebra Crossing", "0");
        try (PageClient owner = world.owner()) {
            assertThat(owner.get("/accounts?q=zebra").body())
                    .contains("Zebra Crossing")
                    .doesNotContain("rowlink\" href=\"/accounts/" + own);
            assertThat(owner.get("/accounts?q=%3Cscript%3E").body()).contains("No account is named", "&lt;script&gt;");
            assertThat(owner.get("/accounts?cursor=x").statusCode()).isEqualTo(200);
        }
    }
}
