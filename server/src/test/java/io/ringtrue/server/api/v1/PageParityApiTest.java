package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.ledger.Money;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the pages show and do, for programs: searches, days, prices, the voice, an operator's look at an account.
class PageParityApiTest extends OwnApi {
    private static final String VERIFICATIONS = "/v1/verifications";
    private static final String OF_ACCOUNT = "/v1/admin/accounts/{id}";

    private String own = "";

    @BeforeEach
    void locate() {
        own = "/v1/admin/accounts/" + account.account().id();
    }

    private JsonNode get(String template, String target) {
        return expect(200, template, "get", target, "", template.startsWith("/v1/admin") ? ADMIN : basic);
    }

    private long started(String number) {
        api.ledger.credit(account.account().id(), Money.of("1"), number, api.clock.instant());
        return expect(201, VERIFICATIONS, "post", VERIFICATIONS, "{\"number\":\"" + number + "\"}", basic, JSON)
                .path("id")
                .asLong();
    }

    @Test
    void findsVerificationsByTheEndOfTheirNumber() {
        long id = started("+12015550177");
        started("+12015550178");
        for (String template : List.of(VERIFICATIONS, "/v1/admin/verifications")) {
            assertThat(get(template, template + "?numberEnd=0177").path("items"))
                    .hasSize(1)
                    .allMatch(each -> each.path("id").asLong() == id);
            assertThat(get(template, template + "?numberEnd=9999").path("items"))
                    .isEmpty();
        }
        for (String wrong : List.of("177", "x177", "1234567890123456")) {
            assertThat(api.http
                            .get(VERIFICATIONS + "?numberEnd=" + wrong, basic)
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void letsTheOperatorLookAtAVerificationAndStopIt() {
        long id = started("+12015550179");
        String one = OF_ACCOUNT + "/verifications/{verificationId}";
        String path = own + "/verifications/" + id;
        JsonNode found = get(one, path);
        assertThat(found.path("account").asLong()).isEqualTo(account.account().id());
        assertThat(found.path("timeline").isArray()).isTrue();
        get(one + "/calls", path + "/calls");
        assertThat(expect(200, one + "/stop", "post", path + "/stop", "", ADMIN)
                        .path("status")
                        .asString())
                .isEqualTo("stopped");
        expect(200, one + "/stop", "post", path + "/stop", "", ADMIN);
        JsonNode log = get("/v1/admin/audit/log", "/v1/admin/audit/log?deed=stopped%20verification");
        assertThat(log.path("items")
                        .valueStream()
                        .filter(each -> each.path("subject").asString().equals("" + id)))
                .singleElement()
                .matches(each -> each.path("was").asString().equals("queued")
                        && each.path("now").asString().equals("stopped"));
        expect(404, one, "get", "/v1/admin/accounts/999/verifications/" + id, "", ADMIN);
        assertThat(api.http.get(path, basic).status()).isEqualTo(403);
    }

    @Test
    void addsUpTheChargesOfEachDay() {
        String own = "/v1/account/charges";
        JsonNode days = get(own, own);
        assertThat(days.path("to").asString()).isEqualTo("2016-06-06");
        assertThat(days.path("from").asString()).isEqualTo("2016-05-08");
        assertThat(days.path("days").isArray()).isTrue();
        assertThat(get(OF_ACCOUNT + "/charges", this.own + "/charges?from=2016-06-01&to=2016-06-06")
                        .path("from")
                        .asString())
                .isEqualTo("2016-06-01");
        assertThat(get("/v1/admin/charges", "/v1/admin/charges").path("days").isArray())
                .isTrue();
        assertThat(api.http.get("/v1/admin/accounts/999/charges", ADMIN).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2016-06-07",
                "?from=2015-06-06",
                "?to=1969-12-31",
                "?to=%2B10000-01-01",
                "?from=yesterday",
                "?from=-999999999-01-01"
            })
    void refusesDaysThatAreNoSpan(String query) {
        assertThat(api.http.get("/v1/account/charges" + query, basic).status()).isIn(400, 422);
    }

    @Test
    void showsPricesAndLedgerAndTheFiguresOfNow() {
        JsonNode prices = get("/v1/account/prices", "/v1/account/prices");
        assertThat(prices.get(0).path("prefix").asString()).isEmpty();
        assertThat(prices.get(0).path("price").asString()).isEqualTo("0.015");
        started("+12015550180");
        assertThat(get(OF_ACCOUNT + "/ledger", own + "/ledger?limit=1").path("items"))
                .hasSize(1);
        for (String path : List.of("/v1/account/overview", "/v1/admin/overview")) {
            JsonNode now = get(path, path);
            assertThat(now.path("chargedToday").asString()).isEqualTo("0.015");
            JsonNode ended = now.path("minutes").get(0).path("ended").get(0);
            assertThat(ended.path("outcome").asString()).isEqualTo("verified");
            assertThat(ended.path("count").asInt()).isEqualTo(1);
            assertThat(now.path("ringing").path("medianMs").asInt()).isEqualTo(340);
        }
        assertThat(get("/v1/admin/overview", "/v1/admin/overview")
                        .path("trunks")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("main");
        assertThat(get("/v1/account/overview", "/v1/account/overview").path("trunks"))
                .isEmpty();
        assertThat(api.http.get("/v1/admin/overview?account=999", ADMIN).status())
                .isEqualTo(404);
        assertThat(api.http.get("/v1/admin/overview", basic).status()).isEqualTo(403);
    }

    @Test
    void speaksAPreview() {
        Reply sound = api.http.get("/v1/voice/preview?brand=Larkfield&language=en&announcePin=true", basic);
        assertThat(sound.status()).isEqualTo(200);
        assertThat(sound.header("Content-Type")).isEqualTo("audio/wav");
        assertThat(sound.header("Ringtrue-Words")).isEqualTo("en%20Larkfield%20*****");
        assertThat(sound.body()).startsWith("RIFF");
        assertThat(api.http.get("/v1/voice/preview?brand=%3Cb%3E", basic).status())
                .isEqualTo(422);
        assertThat(api.http.get("/v1/voice/preview?language=%3Cb%3E", basic).status())
                .isEqualTo(422);
        assertThat(api.http.get("/v1/voice/preview", ADMIN).status()).isEqualTo(403);
    }
}
