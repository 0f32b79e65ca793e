package io.ringtrue.server.dashboard.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.verifications.TwoAccounts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An account that has something of everything, each with a word or a number in it that is nowhere else.
final class Canary {
    static final String WORD = "qzjxcanary";
    /// It rings and nobody answers.
    private static final String RINGING = "+12015550408";
    private static final String BUSY = "+12015550486";
    private static final String PRICE = "0.071234";
    /// The word, the account's name, a price, and the ends of the numbers, in all ways of writing them.
    static final Pattern TRACE =
            Pattern.compile("(?i)" + WORD + "|larkfield (<|&lt;)b|" + PRICE + "|201.{0,3}555.{0,3}(0408|0486)");

    private static final String MORE =
            ",\"brand\":\"@\",\"reference\":\"@\",\"callbackUrl\":\"http://127.0.0.1:9/@\"".replace("@", WORD);

    final TwoAccounts server;
    final String account;
    /// By what stands in front of them in a path.
    private final Map<String, String> ids = new HashMap<>();

    Canary(TwoAccounts server) throws Exception {
        this.server = server;
        this.account = Long.toString(server.larkfield.id());
        server.awaitEnd(server.larkfield, server.verify(server.larkfield, BUSY, "12345", MORE));
        ids.put(
                "/callbacks/",
                server.get(server.larkfield, "/v1/callbacks")
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString());
        String admin = "/accounts/" + account;
        made(server.admin("POST", admin + "/credits", "{\"amount\":\"7\",\"reference\":\"" + WORD + "\"}"));
        made(server.admin("PUT", admin + "/prices", "[{\"prefix\":\"1201\",\"price\":\"" + PRICE + "\"}]"));
        pages();
        ids.put("/verifications/", Long.toString(server.verify(server.larkfield, RINGING, "12345", MORE)));
    }

    private static void made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 302);
    }

    private void pages() throws Exception {
        try (PageClient owner = owner("owner")) {
            owner.get("/settings/api");
            made(owner.submit("/settings/api/keys", Map.of("label", WORD)));
            keep(owner, "/settings/api", "/settings/api/credentials/", "([0-9]+)/");
            keep(owner, "/settings/people", "/settings/people/", "([0-9]+)");
            made(owner.send(
                    "/numbers/lists?_csrf=" + owner.formToken(),
                    request -> request.header("Content-Type", Forms.MULTIPART)
                            .POST(BodyPublishers.ofString(Forms.files(WORD + ".csv", "phone\n" + BUSY + "\n")))));
            keep(owner, "/numbers", "/numbers/lists/", "([0-9a-f-]{36})");
        }
    }

    /// Somebody new of this account; close it.
    PageClient owner(String name) throws Exception {
        return server.person(WORD + name + "@larkfield.example", "owner", server.larkfield.id());
    }

    private void keep(PageClient client, String page, String front, String id) throws Exception {
        String body = client.get(page).body();
        Matcher found = Pattern.compile(front + id).matcher(body);
        assertThat(found.find()).as(body).isTrue();
        ids.put(front, found.group(1));
    }

    /// With this account's own ids where a path has some.
    String path(String pattern) {
        String path = pattern.replaceAll("\\{id:.*}}", account)
                .replace("{number}", BUSY.substring(1))
                .replace("{name}", "builtin")
                .replace("{token}", "nobodys");
        for (Map.Entry<String, String> id : ids.entrySet())
            path = path.replace(id.getKey() + "{id}", id.getKey() + id.getValue());
        return path;
    }

    /// The id of the call that rings.
    String ringing() {
        return ids.get("/verifications/");
    }

    /// What somebody else might have changed.
    List<List<String>> rows() {
        return List.of(
                        // All that a page changes here. The rest is the calls' own.
                        "id, name, callback_url, callback_url_type, language, spend_cap, announce_pin, active FROM account"
                                + " WHERE id = :account",
                        "id, label, name, hash, revoked FROM credential WHERE account_id = :account",
                        "id, email, name, role, active, version, hash FROM person WHERE account_id = :account",
                        "id, created FROM signing_secret WHERE account_id = :account",
                        "prefix, price FROM account_price WHERE account_id = :account",
                        "id, kind, amount, reference FROM ledger_entry WHERE account_id = :account",
                        "id, number FROM verification WHERE account_id = :account",
                        "id, message_id FROM callback WHERE account_id = :account",
                        "id, deed FROM audit_entry WHERE account_id = :account")
                .stream()
                .map(query -> server.tables()
                        .sql("SELECT " + query + " ORDER BY 1")
                        .param("account", server.larkfield.id())
                        .query((row, _) -> {
                            StringBuilder text = new StringBuilder();
                            int columns = row.getMetaData().getColumnCount();
                            for (int i = 1; i <= columns; i++)
                                text.append(row.getString(i)).append('|');
                            return text.toString();
                        })
                        .list())
                .toList();
    }
}
