package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.v1.OwnApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the admin token changes stands in the audit log: what, from where, before and after, and no secret.
class AdminDeedsTest extends OwnApi {
    private static final String ACCOUNTS = "/v1/admin/accounts";
    private static final String LOG = "/v1/admin/audit/log";

    private String account = "";
    private long id;

    @BeforeEach
    void open() {
        JsonNode made = expect(
                201,
                ACCOUNTS,
                "post",
                ACCOUNTS,
                "{\"name\":\"Larkfield\",\"announcePin\":false,\"balance\":\"5\"}",
                ADMIN,
                JSON);
        id = made.path("id").asLong();
        account = ACCOUNTS + "/" + id;
    }

    /// `deed|subject|was|now` of the account's entries, oldest first.
    private List<String> deeds(String query) {
        List<String> deeds = expect(200, LOG, "get", LOG + query, "", ADMIN)
                .path("items")
                .valueStream()
                .map(each -> {
                    assertThat(each.path("who").asString()).isEqualTo("admin token");
                    assertThat(each.path("place").asString()).isNotEmpty();
                    return each.path("deed").asString() + "|"
                            + each.path("subject").asString() + "|"
                            + each.path("was").asString() + "|"
                            + each.path("now").asString();
                })
                .toList();
        return deeds.reversed();
    }

    private String send(int status, String method, String path, String body) {
        var answer = api.http.send(method, path, body, ADMIN, JSON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void writesDownWhatBecomesOfAnAccount() {
        send(200, "PATCH", account, "{\"spendCap\":\"20\",\"callbackUrl\":\"https://h.example/?password=x\"}");
        send(200, "PATCH", account, "{\"spendCap\":\"20\"}");
        send(200, "POST", account + "/credits", "{\"amount\":\"10\",\"reference\":\"inv-1\"}");
        send(200, "POST", account + "/credits", "{\"amount\":\"10\",\"reference\":\"inv-1\"}");
        send(200, "POST", account + "/debits", "{\"amount\":\"2\",\"reference\":\"back\",\"reason\":\"refund\"}");
        assertThat(deeds("?account=" + id))
                .containsExactly(
                        "opened an account|Larkfield||balance 5, a page shows the PIN",
                        "changed settings|Larkfield|callbackUrl none, spendCap none"
                                + "|callbackUrl https://h.example/?***, spendCap 20",
                        "credited an account|Larkfield|balance 5|balance 15, reference inv-1",
                        "debited an account|Larkfield|balance 15|balance 13, reference back, refund");
    }

    /// The key is made, and its secret is in this answer alone.
    @Test
    void showsANewSecretThoughTheLogIsAway() {
        api.auditLog.isAway = true;
        assertThat(send(201, "POST", account + "/credentials", "{\"kind\":\"api-key\",\"label\":\"Shop\"}"))
                .contains("\"secret\":\"");
        api.auditLog.isAway = false;
        assertThat(deeds("?account=" + id)).hasSize(1);
    }

    @Test
    void writesDownKeysWithoutTheirSecrets() {
        String made = send(201, "POST", account + "/credentials", "{\"kind\":\"api-key\",\"label\":\"Shop\"}");
        String key = made.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
        send(200, "POST", account + "/credentials/" + key + "/rotate", "");
        send(204, "DELETE", account + "/credentials/" + key, "");
        send(204, "DELETE", account + "/credentials/" + key, "");
        send(404, "DELETE", account + "/credentials/99999", "");
        send(201, "POST", account + "/callback-secret", "{}");
        assertThat(deeds("?account=" + id))
                .hasSize(5)
                .filteredOn(each -> each.contains("a key"))
                .allMatch(each -> each.contains("|Shop ("))
                .extracting(each -> each.replaceAll("\\|.*?\\|", "|"))
                .containsExactly("created a key||***", "rotated a key|***|***", "revoked a key|***|");
    }

    @Test
    void writesDownWhatBecomesOfTheInstallation() {
        String prices = send(200, "GET", "/v1/admin/prices", "");
        send(200, "PUT", "/v1/admin/prices", "[{\"prefix\":\"1\",\"price\":\"0.02\"}]");
        send(200, "PUT", "/v1/admin/do-not-call/+12015550123", "{\"note\":\"asked by letter\"}");
        send(204, "DELETE", "/v1/admin/do-not-call/+12015550123", "");
        send(
                200,
                "PUT",
                "/v1/admin/trunks/main",
                "{\"uri\":\"sip:carrier.example\",\"password\":\"hidden-word\",\"caller-id\":\"+12015550100\"}");
        send(204, "DELETE", "/v1/admin/trunks/main", "");
        send(200, "PUT", "/v1/admin/prices", prices);
        List<String> all = deeds("?who=admin%20token&limit=500");
        assertThat(all)
                .anyMatch(each -> each.startsWith("changed prices|default tariff|1 prefixes, digest ")
                        && each.endsWith(": default none, 1 0.02"))
                .anyMatch(each -> each.startsWith("entered a number not to call|")
                        && each.endsWith("||for ever, asked by letter"))
                .anyMatch(each -> each.startsWith("took a number off the do-not-call list|"))
                .anyMatch(each ->
                        each.startsWith("added a trunk|main||uri sip:carrier.example") && each.endsWith("password ***"))
                .anyMatch(each -> each.startsWith("deleted a trunk|main|uri "))
                .noneMatch(each -> each.contains("hidden-word"));
    }

    @Test
    void exportsTheLogAsCsv() {
        String csv = send(200, "GET", LOG + ".csv?account=" + id, "");
        assertThat(csv)
                .startsWith("id,at,who,from,account,deed,subject,was,now\r\n")
                .contains(",admin token,", "," + id + ",opened an account,Larkfield,,\"balance 5");
        assertThat(send(200, "GET", LOG + ".csv?who=nobody", "").lines()).hasSize(1);
        send(422, "GET", LOG + ".csv?from=1950-01-01T00:00:00Z", "");
        assertThat(api.http.get(LOG + ".csv", basic).status()).isEqualTo(403);
    }
}
