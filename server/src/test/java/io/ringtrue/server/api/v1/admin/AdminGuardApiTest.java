package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.v1.OwnApi;
import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.PausedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `/v1/admin/guard` and `/v1/admin/do-not-call`.
class AdminGuardApiTest extends OwnApi {
    private static final String LIST = "/v1/admin/do-not-call";
    private static final String ENTRY = LIST + "/{number}";
    private static final String PAUSED = "/v1/admin/guard/paused";
    private static final String REHEARSAL = "/v1/admin/guard/rehearsal";

    @Test
    void showsPausedRangesAndResumesThem() {
        Instant now = api.clock.instant();
        api.ranges.pause(new PausedRange(
                "1201555", OptionalLong.of(42), now, now.plus(Duration.ofHours(6)), new MatchRate(40, 1), 0.625));
        JsonNode paused = expect(200, PAUSED, "get", PAUSED, "", ADMIN).path("items");
        assertThat(paused).hasSize(1);
        assertThat(paused.path(0).path("prefix").asString()).isEqualTo("1201555");
        assertThat(paused.path(0).path("account").asLong()).isEqualTo(42);
        assertThat(paused.path(0).path("answered").asInt()).isEqualTo(40);
        assertThat(paused.path(0).path("matched").asInt()).isEqualTo(1);
        assertThat(paused.path(0).path("usual").asDouble()).isEqualTo(0.625);
        String resume = PAUSED + "/{prefix}/resume";
        expect(204, resume, "post", PAUSED + "/1201555/resume", "", ADMIN);
        assertThat(expect(200, PAUSED, "get", PAUSED, "", ADMIN).path("items")).isEmpty();
        expect(404, resume, "post", PAUSED + "/1201555/resume", "", ADMIN);
        expect(422, resume, "post", PAUSED + "/all/resume", "", ADMIN);
    }

    @Test
    void entersShowsListsAndRemovesANumber() {
        expect(404, ENTRY, "get", LIST + "/+12015550142", "", ADMIN);
        JsonNode entered = expect(
                200,
                ENTRY,
                "put",
                LIST + "/+1%20201%20555%200142",
                "{\"until\":\"2030-01-01T00:00:00Z\",\"note\":\"asked by phone\"}",
                ADMIN,
                JSON);
        assertThat(entered.path("until").asString()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(entered.path("note").asString()).isEqualTo("asked by phone");
        assertThat(entered.path("verification").isNull()).isTrue();
        assertThat(expect(200, ENTRY, "get", LIST + "/12015550142", "", ADMIN)).isEqualTo(entered);
        assertThat(expect(200, LIST, "get", LIST, "", ADMIN).path("items")).contains(entered);
        expect(204, ENTRY, "delete", LIST + "/+12015550142", "", ADMIN);
        expect(404, ENTRY, "delete", LIST + "/+12015550142", "", ADMIN);
    }

    @Test
    void keepsANumberForEverUnlessToldOtherwise() {
        JsonNode entered = expect(200, ENTRY, "put", LIST + "/+12015550143", "{}", ADMIN, JSON);
        assertThat(entered.path("until").asString()).isEqualTo("9999-12-31T00:00:00Z");
    }

    @Test
    void pagesThroughTheList() {
        for (int i = 150; i < 155; i++) {
            api.clock.tick(Duration.ofSeconds(1));
            expect(200, ENTRY, "put", LIST + "/+12015550" + i, "{\"note\":\"paged\"}", ADMIN, JSON);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 20 && cursor != null; page++) {
            JsonNode found = expect(200, LIST, "get", LIST + "?limit=2" + cursor, "", ADMIN);
            for (JsonNode item : found.path("items")) {
                if (item.path("note").asString().equals("paged"))
                    seen.add(item.path("key").asString());
            }
            cursor = found.path("next").isNull()
                    ? null
                    : "&cursor=" + found.path("next").asString();
        }
        assertThat(seen)
                .containsExactly(
                        "key of 12015550154",
                        "key of 12015550153",
                        "key of 12015550152",
                        "key of 12015550151",
                        "key of 12015550150");
        expect(422, LIST, "get", LIST + "?cursor=bm9uc2Vuc2U", "", ADMIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /12             | {}                                   | number
            /nobody         | {}                                   | number
            /+12015550142   | {"until":"2001-01-01T00:00:00Z"}     | until
            /+12015550142   | {"until":"+10000-01-01T00:00:00Z"}   | until
            /+12015550142   | {"note":"a\\u0007b"}                 | note
            /+12015550142   | {"colour":"red"}                     | colour
            """)
    void refusesBadEntriesByName(String path, String body, String field) {
        JsonNode problem = expect(422, ENTRY, "put", LIST + path, body, ADMIN, JSON);
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, LIST + "/+12015550142", PAUSED})
    void showsNothingToAccounts(String path) {
        assertThat(api.http.get(path, basic).status()).isIn(401, 403);
    }

    @Test
    void rehearsesAgainstTheLimitsInForce() {
        JsonNode rehearsed = expect(200, REHEARSAL, "post", REHEARSAL, "{}", ADMIN, JSON);
        assertThat(rehearsed.path("patterns")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(rehearsed.path("callingCodes").path(0).asString()).isEqualTo("1");
        assertThat(rehearsed.path("losses")).hasSize(2);
        JsonNode probing = pattern(rehearsed, "probing");
        assertThat(probing.path("admitted").asInt()).isZero();
        JsonNode one = pattern(rehearsed, "one number");
        assertThat(one.path("admitted").asInt()).isLessThan(1_440);
        assertThat(one.path("refused").path(0).path("limit").asString()).isEqualTo("paused-range");
    }

    @Test
    void rehearsesAgainstOtherLimits() {
        String body = "{\"limits\":{\"per-number-day\":\"3/24h\",\"active-per-number\":\"1\",\"do-not-call\":\"30d\"},"
                + "\"allowedCountries\":[\"CA\"],\"spendCap\":\"0.03\"}";
        JsonNode rehearsed = expect(200, REHEARSAL, "post", REHEARSAL, body, ADMIN, JSON);
        JsonNode one = pattern(rehearsed, "one number");
        assertThat(one.path("admitted").asInt()).isEqualTo(2);
        assertThat(one.path("refused")).hasSize(1);
        assertThat(one.path("refused").path(0).path("limit").asString()).isEqualTo("spend-cap");
        assertThat(one.path("refused").path(0).path("requests").asInt()).isEqualTo(1_438);
        assertThat(one.path("cost").asString()).isEqualTo("0.03");
    }

    private static JsonNode pattern(JsonNode rehearsed, String name) {
        for (JsonNode pattern : rehearsed.path("patterns")) {
            if (pattern.path("name").asString().equals(name)) return pattern;
        }
        throw new AssertionError("no pattern " + name + " in " + rehearsed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"limits":{"per-number":"often"}}      | limits.per-number
            {"limits":{"per-nmber":"5/10m"}}       | limits.per-nmber
            {"limits":{"active-per-number":"0"}}   | limits.active-per-number
            {"limits":{"do-not-call":"long"}}      | limits.do-not-call
            {"allowedCountries":["Norway"]}        | dialing
            {"blockedTypes":["premum"]}            | dialing
            {"spendCap":"-1"}                      | spendCap
            """)
    void refusesLimitsThatBreakTheirRules(String body, String field) {
        JsonNode problem = expect(422, REHEARSAL, "post", REHEARSAL, body, ADMIN, JSON);
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
    }
}
