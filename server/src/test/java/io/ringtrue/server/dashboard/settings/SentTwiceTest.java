package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page that is loaded again sends its form again. What costs something or shows a secret is done once.
class SentTwiceTest {
    @TempDir
    static Path dataDir;

    private static Household house;
    private static String larkfield;
    private static String query;

    @BeforeAll
    static void start() throws Exception {
        house = new Household(new DashboardServer(dataDir));
        larkfield = house.account("Larkfield");
        query = "?account=" + larkfield;
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    /// Sends the form of a page twice.
    ///
    /// @return the first answer
    private static String twice(String page, String action, Map<String, String> fields) throws Exception {
        Map<String, String> form = new HashMap<>(fields);
        form.put("once", PageClient.once(house.owner.get(page).body(), action));
        HttpResponse<String> first = house.owner.submit(action, form);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        HttpResponse<String> second = house.owner.submit(action, form);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(second.body()).contains("This form was sent before").doesNotContain("made-secret");
        return first.body();
    }

    private static String credentials() throws Exception {
        return house.admin("GET", "/accounts/" + larkfield, "").body();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void makesOneKeyAndOneUser() throws Exception {
        int before = count(credentials(), "\"kind\"");
        twice("/settings/api" + query, "/settings/api/keys" + query, Map.of("label", "Twice"));
        twice("/settings/api" + query, "/settings/api/users" + query, Map.of());
        assertThat(count(credentials(), "\"kind\"")).isEqualTo(before + 2);
        assertThat(house.audit("created a key"))
                .filteredOn(each -> each.contains("Twice"))
                .hasSize(1);
    }

    @Test
    void rotatesAKeyOnce() throws Exception {
        Matcher key = Pattern.compile("/settings/api/credentials/\\d+/rotate")
                .matcher(house.owner.get("/settings/api" + query).body());
        assertThat(key.find()).isTrue();
        int before = house.audit("rotated a key").size();
        twice(key.group() + query, key.group() + query, Map.of());
        assertThat(house.audit("rotated a key")).hasSize(before + 1);
    }

    @Test
    void rotatesTheSigningSecretOnce() throws Exception {
        twice("/settings/callbacks" + query, "/settings/callbacks/secret" + query, Map.of("overlap", "0"));
        assertThat(house.audit("rotated the signing secret")).hasSize(1);
    }

    @Test
    void sendsOneTestRequest() throws Exception {
        twice("/settings/api" + query, "/settings/api/test" + query, Map.of("number", "+12015550142"));
        assertThat(house.audit("sent a test request")).hasSize(1);
        assertThat(count(house.admin("GET", "/verifications", "").body(), "\"number\""))
                .isEqualTo(1);
    }

    @Test
    void sendsOneTestDelivery() throws Exception {
        String account = house.account("Quillmark");
        house.admin("PATCH", "/accounts/" + account, "{\"callbackUrl\":\"https://hooks.quillmark.invalid/\"}");
        String of = "?account=" + account;
        twice("/settings/callbacks" + of, "/settings/callbacks/test" + of, Map.of("form", "v1"));
        assertThat(house.audit("sent a test delivery")).hasSize(1);
    }

    @Test
    void makesOneSignInLinkAndInvitesNobodyTwice() throws Exception {
        house.owner.get("/settings/people");
        Map<String, String> guest = Map.of("email", "guest@halyard.example", "name", "Guest", "role", "viewer");
        String invited = house.owner.submit("/settings/people", guest).body();
        assertThat(house.owner.submit("/settings/people", guest).body()).contains("Somebody has this address already");
        Matcher page = Pattern.compile("href=\"(/settings/people/\\d+)").matcher(invited);
        assertThat(page.find()).as(invited).isTrue();
        assertThat(twice(page.group(1), page.group(1) + "/link", Map.of())).contains("/once/");
    }

    @Test
    void doesNothingForAFormWithoutAToken() throws Exception {
        int before = count(credentials(), "\"kind\"");
        house.owner.get("/settings/api" + query);
        for (String once : List.of("", "x", "'; DROP TABLE sent_form", "a".repeat(41))) {
            assertThat(house.owner
                            .submit("/settings/api/keys" + query, Map.of("label", "None", "once", once))
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(count(credentials(), "\"kind\"")).isEqualTo(before);
    }
}
