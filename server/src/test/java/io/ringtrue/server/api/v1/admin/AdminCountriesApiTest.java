package io.ringtrue.server.api.v1.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.v1.OwnApi;
import io.ringtrue.server.people.AuditLog.Numbered;
import io.ringtrue.server.people.AuditQuery;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `/v1/admin/guard/countries`.
class AdminCountriesApiTest extends OwnApi {
    private static final String ALL = "/v1/admin/guard/countries";
    private static final String ONE = ALL + "/{country}";

    @Test
    void allowsAndRefusesCountries() {
        assertThat(expect(200, ALL, "get", ALL, "", ADMIN).toString())
                .isEqualTo("{\"countries\":[\"US\"],\"owner\":\"store\"}");
        JsonNode allowed = expect(200, ONE, "put", ALL + "/fr", "", ADMIN);
        assertThat(allowed.toString()).isEqualTo("{\"countries\":[\"FR\",\"US\"],\"owner\":\"store\"}");
        assertThat(expect(200, ONE, "put", ALL + "/FR", "", ADMIN)).isEqualTo(allowed);
        assertThat(expect(200, ONE, "delete", ALL + "/US", "", ADMIN)
                        .path("countries")
                        .toString())
                .isEqualTo("[\"FR\"]");
        assertThat(api.auditLog.list(AuditQuery.of(OptionalLong.empty()), 10))
                .extracting(Numbered::entry)
                .extracting(entry -> entry.deed() + "|" + entry.subject() + "|" + entry.was() + "|" + entry.now())
                .as("repeating it is no deed")
                .containsExactly("refused a country|US|FR, US|FR", "allowed a country|FR|US|FR, US");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "USA", "1", "%20", "%3Cb%3E", "false", "FR%2CGB", "%C3%9F"})
    void takesOnlyCountries(String country) {
        JsonNode problem = expect(422, ONE, "put", ALL + "/" + country, "", ADMIN);
        assertThat(problem.toString()).contains("country", "must be a two-letter country code (ISO 3166)");
        expect(422, ONE, "delete", ALL + "/" + country, "", ADMIN);
    }

    @Test
    void answersNobodyElse() {
        assertThat(api.http.send("GET", ALL, "", basic).status()).isEqualTo(403);
        assertThat(api.http.send("PUT", ALL + "/SO", "", basic).status()).isEqualTo(403);
        assertThat(api.http.send("PUT", ALL + "/SO", "").status()).isEqualTo(401);
    }
}
