package io.ringtrue.server.api.v1.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.api.fakes.SamplePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One number asked about by `/v1/numbers`.
class NumbersApiTest extends NumbersApi {
    private JsonNode number(String path) {
        return answered("/" + path);
    }

    /// @param target behind `/v1/numbers`
    private JsonNode answered(String target) {
        Reply reply = api.http.get("/v1/numbers" + target, basic);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        String route = target.startsWith("?") ? "/v1/numbers" : "/v1/numbers/{number}";
        assertThat(described.faults(route, "get", 200, reply.header("Content-Type"), reply.body()))
                .isEmpty();
        return JsonMapper.shared().readTree(reply.body());
    }

    private static String basis(JsonNode told, String field) {
        for (JsonNode basis : told.path("basis")) {
            if (basis.path("field").asString().equals(field)) {
                return basis.path("kind").asString() + " "
                        + basis.path("confidence").asString();
            }
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource({
        "4930901822.0, +4930901822, ''",
        "1.20155501E10, +12015550100, ''",
        "201-555-0100%20x12, +12015550100, ''",
        "4930901822.5, '', not-whole",
        "201-555-0100%20or%20201-555-0101, '', digits-behind"
    })
    void readsMachineNumbersAndTails(String text, String e164, String fault) {
        JsonNode told = number(text);
        assertThat(told.path("e164").asString("")).isEqualTo(e164);
        assertThat(told.path("fault").asString("")).isEqualTo(fault);
    }

    @Test
    void tellsAllThatIsKnownAndOnWhatItRests() {
        JsonNode told = number("+447400123456");
        assertThat(told.path("valid").asBoolean()).isTrue();
        assertThat(told.path("e164").asString()).isEqualTo("+447400123456");
        assertThat(told.path("country").asString()).isEqualTo("GB");
        assertThat(told.path("lineType").asString()).isEqualTo("Mobile");
        assertThat(told.at("/reading/rule").asString()).isEqualTo("plus");
        assertThat(basis(told, "carrier")).isEqualTo("allocation low");
        assertThat(basis(told, "line-type")).isEqualTo("plan high");
        assertThat(told.path("explanation").size()).isGreaterThan(4);
    }

    @Test
    void tellsOtherReadingsAndHowSureItIs() {
        JsonNode told = number("4792345678");
        assertThat(told.path("e164").asString()).isEqualTo("+14792345678");
        assertThat(told.at("/otherReadings/0/e164").asString()).isEqualTo("+4792345678");
        assertThat(basis(told, "line-type")).isEqualTo("plan-ambiguous low");
        assertThat(told.path("possibleTypes")).hasSize(2);
        assertThat(number("4792345678?strict=true").path("e164").asString()).isEqualTo("+4792345678");
        assertThat(number("2015412653?defaultCallingCode=44").path("e164").asString())
                .isEqualTo("+442015412653");
        Reply strict = api.http.get("/v1/numbers/4792345678", RawHttp.basic("strict-key", "a-secret-of-numbers"));
        assertThat(strict.body()).contains("\"e164\":\"+4792345678\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/%2B442015412653           | +442015412653 | +442015412653",
                "/00442015412653            | 00442015412653 | +442015412653",
                "/%F0%9F%93%9E+442015412653 | \uD83D\uDCDE+442015412653 | +442015412653",
                "/+4420.1541.2653           | +4420.1541.2653 | +442015412653",
                "?number=%2B442015412653    | +442015412653 | +442015412653",
                "?number=+442015412653      | +442015412653 | +442015412653",
                "?strict=false&number=+442015412653 | +442015412653 | +442015412653",
                "?number=+44%2020%201541%2F2653   | +44 20 1541/2653 | +442015412653",
                "?number=tel:%2B442015412653;ext=12 | tel:+442015412653;ext=12 | +442015412653",
                "?number=%F0%9F%93%9E%2B442015412653 | \uD83D\uDCDE+442015412653 | +442015412653",
            })
    void takesWhatStandsInPathOrQueryForText(String target, String input, String e164) {
        JsonNode told = answered(target);
        assertThat(told.path("input").asString()).isEqualTo(input);
        assertThat(told.path("e164").asString()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "%00",
                "%2F",
                "%2e%2e%2f%2e%2e",
                "..%2f",
                "%5c",
                ";",
                "a;b=c",
                "%0d%0aX:1",
                "%25",
                "~",
                "%F0%9F%98%80",
                ".",
                "%2f%2f",
                "911",
                "%7B%22",
                "%3Cscript%3E"
            })
    void answersAnyTextAsNoNumber(String text) {
        JsonNode told = answered("?number=" + text);
        assertThat(told.path("valid").asBoolean()).isFalse();
        assertThat(told.path("fault").isString()).isTrue();
    }

    /// Servers and proxies resolve or refuse these before a controller sees them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%2F",
                "%2e%2e%2f%2e%2e",
                "..%2f",
                "+44%2F20",
                "%5c",
                ";",
                "a;b=c",
                "%0d%0aX:1",
                "%25",
                "%2f%2f"
            })
    void saysWhereATextBelongsThatCannotStandInAPath(String text) {
        Reply reply = api.http.get("/v1/numbers/" + text, basic);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body()).contains("GET /v1/numbers?number=");
    }

    @Test
    void echoesAtMost64Characters() {
        assertThat(number("1".repeat(200)).path("input").asString()).hasSize(64);
        assertThat(number("1".repeat(63) + "%F0%9F%98%80".repeat(3))
                        .path("input")
                        .asString())
                .hasSize(63);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/numbers/                             | number | must be given",
                "/v1/numbers                              | number | must be given",
                "/v1/numbers?number=                      | number | must be given",
                "/v1/numbers?number=%20                   | number | must be given",
                "/v1/numbers/%20                          | number | must be given",
                "/v1/numbers/1?strict=yes                 | strict | must be true or false",
                "/v1/numbers/1?defaultCallingCode=0       | defaultCallingCode | must be a calling code of 1 to 3 digits",
                "/v1/numbers/1?defaultCallingCode=4&strict=true | defaultCallingCode | must not be given together with strict",
            })
    void refusesBadQuestionsNamingTheField(String target, String field, String rule) {
        problem(api.http.get(target, basic), 422, field, rule);
    }

    @Test
    void refusesAnOverlongText() {
        problem(api.http.get("/v1/numbers/" + "1".repeat(251), basic), 422, "number", "must be at most 250 characters");
    }

    @Test
    void tellsNothingToWhoCannotPay() {
        String paying = RawHttp.basic("paying-key", "a-secret-of-numbers");
        assertThat(api.http.get("/v1/numbers/+442015412653", paying).status()).isEqualTo(402);
        assertThat(api.http.send("POST", BATCH, "phone\n1\n", paying, CSV).status())
                .isEqualTo(403);
        assertThat(api.http.get("/v1/numbers/+442015412653").status()).isEqualTo(401);
        assertThat(api.http.send("POST", BATCH, "phone\n1\n", CSV).status()).isEqualTo(401);
    }

    @Test
    void answersAsItsPageShows() {
        SamplePage page = new SamplePage("numbers.md");
        assertThat(page.count()).isGreaterThanOrEqualTo(4);
        page.compare(api.http, _ -> {});
    }
}
