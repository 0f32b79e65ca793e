package io.ringtrue.server.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.CommandRun;
import io.ringtrue.server.cli.StubServer;
import io.ringtrue.server.cli.StubServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `admin guard` and `admin do-not-call`.
class GuardCommandTest {
    private static final String REHEARSED = """
            {"patterns":[
              {"name":"one range","meaning":"all answer","attempts":8640,"admitted":500,"cost":"7.5",
               "refused":[{"limit":"paused-range","requests":8000},{"limit":"per-prefix","requests":140}]},
              {"name":"many ranges","meaning":"all answer too","attempts":9,"admitted":9,"cost":"0.135","refused":[]}],
             "losses":[{"within":"24 h","byCallingCodes":"1500","byAccounts":"20","highest":"20"}],
             "callingCodes":["1"]}
            """;

    private final StubServer server;

    @TempDir
    private Path folder;

    GuardCommandTest() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun admin(String... words) {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        all.addAll(List.of("--url", server.url()));
        return CommandRun.of(CommandRun.NO_SERVER, Map.of("RINGTRUE_ADMIN_TOKEN", "adm-1"), all.toArray(String[]::new));
    }

    @Test
    void printsWhatEachPatternCostsAndTheHighestLoss() {
        server.on("POST /v1/admin/guard/rehearsal", Answer.json(200, REHEARSED));
        CommandRun run = admin("guard", "rehearse");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("""
                PATTERN      ATTEMPTS  CALLS  COST   REFUSED BY
                one range    8640      500    7.5    paused-range 8000, per-prefix 140
                many ranges  9         9      0.135  -

                one range: all answer
                many ranges: all answer too

                WITHIN  BY CALLING CODES  BY ACCOUNTS  HIGHEST POSSIBLE LOSS
                24 h    1500              20           20
                """);
        assertThat(server.onlyRequest().body()).isEqualTo("{}");
    }

    @Test
    void sendsTheLimitsOfAConfigurationFile() throws IOException {
        Path file = Files.writeString(folder.resolve("new.yml"), """
                server: {port: 1}
                ringtrue:
                  limits: {per-prefix: 100/24h, active-per-number: 2}
                  dialing:
                    allowed-countries: [US, "NO"]
                    blocked-types: premium, pager
                """);
        server.on("POST /v1/admin/guard/rehearsal", Answer.json(200, REHEARSED));
        CommandRun run = admin("guard", "rehearse", "--config", file.toString(), "--spend-cap", "5");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"allowedCountries\":[\"US\",\"NO\"],\"blockedTypes\":[\"premium\",\"pager\"],"
                        + "\"limits\":{\"active-per-number\":\"2\",\"per-prefix\":\"100/24h\"},\"spendCap\":\"5\"}");
    }

    @Test
    void saysThatAFileCannotBeRead() throws IOException {
        CommandRun run = admin("guard", "rehearse", "--config", "nowhere.yml");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--config: cannot read nowhere.yml as YAML");
        Path file = Files.writeString(folder.resolve("broken.yml"), "a: [");
        assertThat(admin("guard", "rehearse", "--config", file.toString()).status())
                .isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void allowsRefusesAndListsCountries() {
        String two = "{\"countries\":[\"FR\",\"US\"],\"owner\":\"store\"}";
        server.on("PUT /v1/admin/guard/countries/FR", Answer.json(200, two));
        server.on("PUT /v1/admin/guard/countries/gb", Answer.json(200, two.replace("\"US", "\"GB\",\"US")));
        assertThat(admin("guard", "allow", "FR", "gb").out())
                .isEqualToNormalizingNewlines("calls may go to FR, GB, US\n");
        server.on("DELETE /v1/admin/guard/countries/US", Answer.json(200, "{\"countries\":[],\"owner\":\"store\"}"));
        assertThat(admin("guard", "refuse", "US").out()).isEqualToNormalizingNewlines("no country may be called\n");
        server.on("GET /v1/admin/guard/countries", Answer.json(200, two.replace("store", "yaml")));
        assertThat(admin("guard", "countries").out()).isEqualToNormalizingNewlines("""
                calls may go to FR, US
                owned by the configuration file: ringtrue.dialing.allowed-countries
                """);
        assertThat(admin("guard", "allow").status()).isEqualTo(2);
    }

    @Test
    void listsPausedRangesAndResumesOne() {
        server.on(
                "GET /v1/admin/guard/paused",
                Answer.json(
                        200,
                        "{\"items\":[{\"prefix\":\"1201555\",\"account\":42,\"since\":\"a\",\"until\":\"b\",\"answered\":40,"
                                + "\"matched\":1,\"usual\":0.6}],\"next\":null}"));
        server.on("POST /v1/admin/guard/paused/1201555/resume", Answer.json(204, ""));
        assertThat(admin("guard", "paused").out()).isEqualToNormalizingNewlines("""
                PREFIX   ACCOUNT  SINCE  UNTIL  ANSWERED  MATCHED  USUAL
                1201555  42       a      b      40        1        0.6
                """);
        assertThat(admin("guard", "resume", "1201555").out()).contains("+1201555 are called again");
    }

    @Test
    void entersAndRemovesNumbers() {
        server.on("PUT /v1/admin/do-not-call/%2B12015550123", Answer.json(200, "{\"key\":\"k\"}"));
        server.on("DELETE /v1/admin/do-not-call/%2B12015550123", Answer.json(204, ""));
        assertThat(admin("do-not-call", "add", "+12015550123", "--note", "by phone")
                        .out())
                .contains("key  k");
        assertThat(server.onlyRequest().body()).isEqualTo("{\"note\":\"by phone\"}");
        assertThat(admin("do-not-call", "remove", "+12015550123").out()).contains("may be called again");
    }
}
