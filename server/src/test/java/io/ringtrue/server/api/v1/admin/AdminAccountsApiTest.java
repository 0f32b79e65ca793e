package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.v1.OwnApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `/v1/admin/accounts`: settings, credentials, credit and prices.
class AdminAccountsApiTest extends OwnApi {
    @Test
    void createsAccountsThatCanAuthenticateAndShowsSecretsOnce() {
        JsonNode made = expect(
                201,
                "/v1/admin/accounts",
                "post",
                "/v1/admin/accounts",
                "{\"name\":\"Shop\",\"announcePin\":false,\"balance\":\"2.5\",\"callbackUrl\":\"shop.example/cb\"}",
                ADMIN,
                JSON);
        String who = RawHttp.basic(
                made.path("apikey").asString(), made.path("apisecret").asString());
        JsonNode own = expect(200, "/v1/account", "get", "/v1/account", "", who);
        assertThat(own.path("balance").asString()).isEqualTo("2.5");
        String path = "/v1/admin/accounts/" + made.path("id").asLong();
        JsonNode shown = expect(200, "/v1/admin/accounts/{id}", "get", path, "", ADMIN);
        assertThat(shown.path("credentials")).hasSize(2);
        assertThat(shown.toString()).doesNotContain(made.path("apisecret").asString(), "whsec_");
    }

    @Test
    void createsOneAccountForOneIdempotencyKey() {
        String body = "{\"name\":\"Twice\",\"announcePin\":false}";
        String target = "/v1/admin/accounts";
        String key = "Idempotency-Key: account-1";
        expect(201, target, "post", target, body, ADMIN, JSON, key);
        expect(409, target, "post", target, body, ADMIN, JSON, key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name":"A"}                                             | announcePin
            {"announcePin":true}                                     | name
            {"name":"A","announcePin":true,"apikey":"x"}             | apikey
            {"name":"A","announcePin":true,"apikey":"qd4cr4gd"}      | apikey
            {"name":"A","announcePin":true,"apisecret":"short"}      | apisecret
            {"name":"A","announcePin":true,"balance":"-1"}           | balance
            {"name":"A","announcePin":true,"balance":"1e3"}          | balance
            {"name":"A","announcePin":true,"callbackUrl":"http://"}  | callbackUrl
            {"name":"A","announcePin":true,"callbackUrlType":"ftp"}  | callbackUrlType
            """)
    void refusesBadAccountsNamingTheField(String body, String field) {
        JsonNode problem = expect(422, "/v1/admin/accounts", "post", "/v1/admin/accounts", body, ADMIN, JSON);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.toString()).doesNotContain("short\"");
    }

    @Test
    void changesSettingsAndClosesAccounts() {
        CreatedAccount closing = api.account("closing-key", "a-secret-of-the-closing");
        String path = "/v1/admin/accounts/" + closing.account().id();
        String template = "/v1/admin/accounts/{id}";
        JsonNode changed =
                expect(200, template, "patch", path, "{\"spendCap\":\"5\",\"language\":\"nb\"}", ADMIN, JSON);
        assertThat(changed.path("spendCap").asString()).isEqualTo("5");
        changed = expect(200, template, "patch", path, "{\"spendCap\":\"\",\"active\":false}", ADMIN, JSON);
        assertThat(changed.path("spendCap").isNull()).isTrue();
        assertThat(changed.path("language").asString()).isEqualTo("nb");
        expect(401, "/v1/account", "get", "/v1/account", "", RawHttp.basic("closing-key", "a-secret-of-the-closing"));
        expect(404, template, "patch", "/v1/admin/accounts/99999", "{}", ADMIN, JSON);
    }

    /// Setting the URL subscribes it again after a 410, also when it had this value before.
    @Test
    void subscribesTheCallbackUrlThatIsSet() {
        CreatedAccount gone = api.account("gone-key", "a-secret-of-the-gone");
        String path = "/v1/admin/accounts/" + gone.account().id();
        String template = "/v1/admin/accounts/{id}";
        expect(200, template, "patch", path, "{\"language\":\"nb\"}", ADMIN, JSON);
        assertThat(api.callbacks.wantedAgain()).isEmpty();
        expect(200, template, "patch", path, "{\"callbackUrl\":\"gone.example/cb\"}", ADMIN, JSON);
        assertThat(api.callbacks.wantedAgain()).containsExactly("https://gone.example/cb");
    }

    @Test
    void keepsHowAnAccountsValidationsReadNumbersAndWhatTheyCost() {
        JsonNode made = expect(
                201,
                "/v1/admin/accounts",
                "post",
                "/v1/admin/accounts",
                "{\"name\":\"Reader\",\"announcePin\":false,\"defaultCallingCode\":44,\"validationPrice\":\"0.002\"}",
                ADMIN,
                JSON);
        String path = "/v1/admin/accounts/" + made.path("id").asLong();
        String template = "/v1/admin/accounts/{id}";
        JsonNode shown = expect(200, template, "get", path, "", ADMIN);
        assertThat(shown.path("defaultCallingCode").asInt()).isEqualTo(44);
        assertThat(shown.path("strictNumbers").asBoolean()).isFalse();
        assertThat(shown.path("validationPrice").asString()).isEqualTo("0.002");
        shown = expect(200, template, "patch", path, "{\"strictNumbers\":true,\"validationPrice\":\"\"}", ADMIN, JSON);
        assertThat(shown.path("strictNumbers").asBoolean()).isTrue();
        assertThat(shown.path("validationPrice").isNull()).isTrue();
        assertThat(shown.path("defaultCallingCode").asInt()).isEqualTo(44);
        for (String wrong : List.of("{\"defaultCallingCode\":0}", "{\"defaultCallingCode\":1000}")) {
            JsonNode problem = expect(422, template, "patch", path, wrong, ADMIN, JSON);
            assertThat(problem.path("detail").asString())
                    .isEqualTo("defaultCallingCode must be a calling code of 1 to 3 digits");
        }
        expect(422, template, "patch", path, "{\"validationPrice\":\"-1\"}", ADMIN, JSON);
    }

    @Test
    void addsAndRevokesCredentials() {
        CreatedAccount keyed = api.account("keyed-key", "a-secret-of-the-keyed");
        String path = "/v1/admin/accounts/" + keyed.account().id() + "/credentials";
        String template = "/v1/admin/accounts/{id}/credentials";
        JsonNode made = expect(201, template, "post", path, "{\"kind\":\"api-key\"}", ADMIN, JSON);
        String who =
                RawHttp.basic(made.path("name").asString(), made.path("secret").asString());
        expect(200, "/v1/account", "get", "/v1/account", "", who);
        String one = path + "/" + made.path("id").asLong();
        expect(204, template + "/{credentialId}", "delete", one, "", ADMIN);
        expect(401, "/v1/account", "get", "/v1/account", "", who);
        expect(422, template, "post", path, "{\"kind\":\"person\"}", ADMIN, JSON);
        expect(409, template, "post", path, "{\"kind\":\"api-key\",\"name\":\"keyed-key\"}", ADMIN, JSON);
    }

    @Test
    void rotatesACredentialAndShowsItsSecretOnce() {
        CreatedAccount turning = api.account("turning-key", "a-secret-of-the-turning");
        String path = "/v1/admin/accounts/" + turning.account().id() + "/credentials";
        String template = "/v1/admin/accounts/{id}/credentials";
        JsonNode made =
                expect(201, template, "post", path, "{\"kind\":\"api-key\",\"label\":\"Staging\"}", ADMIN, JSON);
        assertThat(made.path("label").asString()).isEqualTo("Staging");
        String rotate = template + "/{credentialId}/rotate";
        String one = path + "/" + made.path("id").asLong() + "/rotate";
        JsonNode rotated = expect(200, rotate, "post", one, "", ADMIN);
        String name = made.path("name").asString();
        assertThat(rotated.path("name").asString()).isEqualTo(name);
        expect(
                401,
                "/v1/account",
                "get",
                "/v1/account",
                "",
                RawHttp.basic(name, made.path("secret").asString()));
        String fresh = rotated.path("secret").asString();
        expect(200, "/v1/account", "get", "/v1/account", "", RawHttp.basic(name, fresh));
        expect(404, rotate, "post", path + "/99999/rotate", "", ADMIN);
        expect(422, template, "post", path, "{\"kind\":\"api-key\",\"label\":\"" + "x".repeat(61) + "\"}", ADMIN, JSON);
    }

    @Test
    void creditsOncePerReference() {
        CreatedAccount poor = api.account("poor-key", "a-secret-of-the-poor", "0", settings -> settings);
        String path = "/v1/admin/accounts/" + poor.account().id() + "/credits";
        String template = "/v1/admin/accounts/{id}/credits";
        String credit = "{\"amount\":\"10.25\",\"reference\":\"invoice 1\"}";
        expect(200, template, "post", path, credit, ADMIN, JSON);
        JsonNode again = expect(200, template, "post", path, credit, ADMIN, JSON);
        assertThat(again.path("balance").asString()).isEqualTo("10.25");
        assertThat(again.path("repeated").asBoolean()).isTrue();
        expect(409, template, "post", path, credit.replace("10.25", "11"), ADMIN, JSON);
        expect(422, template, "post", path, credit.replace("10.25", "0"), ADMIN, JSON);
        String tooMuch = "{\"amount\":\"9223372036854.775807\",\"reference\":\"invoice 2\"}";
        expect(422, template, "post", path, tooMuch, ADMIN, JSON);
        expect(404, template, "post", "/v1/admin/accounts/99999/credits", credit, ADMIN, JSON);
    }

    @Test
    void debitsOncePerReferenceAndNeverMoreThanThereIs() {
        CreatedAccount rich = api.account("debit-key", "a-secret-of-the-rich", "5", settings -> settings);
        String path = "/v1/admin/accounts/" + rich.account().id() + "/debits";
        String template = "/v1/admin/accounts/{id}/debits";
        String debit = "{\"amount\":\"1.5\",\"reference\":\"refund 1\",\"reason\":\"paid twice\"}";
        assertThat(expect(200, template, "post", path, debit, ADMIN, JSON)
                        .path("balance")
                        .asString())
                .isEqualTo("3.5");
        assertThat(expect(200, template, "post", path, debit, ADMIN, JSON)
                        .path("repeated")
                        .asBoolean())
                .isTrue();
        expect(409, template, "post", path, debit.replace("1.5", "2"), ADMIN, JSON);
        expect(409, template, "post", path, debit.replace("1.5", "3.6").replace("refund 1", "x"), ADMIN, JSON);
        expect(422, template, "post", path, debit.replace("1.5", "-1"), ADMIN, JSON);
        expect(422, template, "post", path, debit.replace("paid twice", ""), ADMIN, JSON);
        expect(404, template, "post", "/v1/admin/accounts/99999/debits", debit, ADMIN, JSON);
    }

    @Test
    void addsUpAPeriod() {
        CreatedAccount one = api.account("statement-key", "a-secret-of-the-one", "5", settings -> settings);
        String template = "/v1/admin/accounts/{id}/statement";
        String path = "/v1/admin/accounts/" + one.account().id() + "/statement";
        String day = "?from=2016-06-06T00:00:00Z&to=2016-06-07T00:00:00Z";
        JsonNode statement = expect(200, template, "get", path + day, "", ADMIN);
        assertThat(statement.path("opening").asString()).isEqualTo("0");
        assertThat(statement.path("lines").get(0).path("amount").asString()).isEqualTo("5");
        assertThat(statement.path("closing").asString()).isEqualTo("5");
        String next = "?from=2016-06-07T00:00:00Z&to=2016-06-08T00:00:00Z";
        assertThat(expect(200, template, "get", path + next, "", ADMIN)
                        .path("opening")
                        .asString())
                .isEqualTo("5");
        expect(422, template, "get", path + "?from=2016-06-07T00:00:00Z&to=2016-06-06T00:00:00Z", "", ADMIN);
        expect(404, template, "get", "/v1/admin/accounts/99999/statement", "", ADMIN);
        String who = RawHttp.basic("statement-key", "a-secret-of-the-one");
        expect(200, "/v1/account/statement", "get", "/v1/account/statement" + day, "", who);
    }

    @Test
    void answersTheCheckLineByLine() {
        String lines = api.http.send("GET", "/v1/admin/ledger/check", "", ADMIN).body();
        assertThat(lines).isEqualTo("""
                        {"event":"progress","accounts":1,"entries":2}
                        {"event":"finding","account":0,"entry":2,"wrong":"is missing"}
                        {"event":"finding","account":0,"entry":null,"wrong":"is odd"}
                        {"event":"done","accounts":1,"entries":2,"findings":2}
                        """);
        expect(404, "/v1/admin/ledger/check", "get", "/v1/admin/ledger/check?account=99999", "", ADMIN);
        JsonNode accepted = expect(200, "/v1/admin/ledger/unsealed", "post", "/v1/admin/ledger/unsealed", "", ADMIN);
        assertThat(accepted.path("unsealed").asLong()).isEqualTo(3);
    }

    @Test
    void replacesPrices() {
        CreatedAccount priced = api.account("priced-key", "a-secret-of-the-priced");
        String path = "/v1/admin/accounts/" + priced.account().id() + "/prices";
        String template = "/v1/admin/accounts/{id}/prices";
        String prices = "[{\"prefix\":\"1\",\"price\":\"0.02\"},{\"prefix\":\"47\",\"price\":\"0\"}]";
        JsonNode put = expect(200, template, "put", path, prices, ADMIN, JSON);
        assertThat(put).hasSize(2);
        JsonNode back = expect(200, template, "put", path, "[]", ADMIN, JSON);
        assertThat(back.get(0).path("prefix").asString()).isEmpty();
        expect(422, template, "put", path, "[{\"prefix\":\"x\",\"price\":\"1\"}]", ADMIN, JSON);
        expect(422, template, "put", path, prices.replace("47", "1"), ADMIN, JSON);
        expect(200, "/v1/admin/prices", "get", "/v1/admin/prices", "", ADMIN);
    }

    @Test
    void acceptsALargeTariffFromTheOperatorOnly() {
        StringBuilder large = new StringBuilder("[{\"prefix\":\"\",\"price\":\"0.015\"}");
        for (int i = 10_000; i < 15_000; i++) {
            large.append(",{\"prefix\":\"").append(i).append("\",\"price\":\"0.015\"}");
        }
        String body = large.append("]").toString();
        assertThat(body.length()).isGreaterThan(64 * 1024);
        assertThat(api.http.send("PUT", "/v1/admin/prices", body, basic, JSON).status())
                .isEqualTo(403);
        assertThat(api.http.send("PUT", "/v1/admin/prices", body, ADMIN, JSON).status())
                .isEqualTo(200);
    }
}
