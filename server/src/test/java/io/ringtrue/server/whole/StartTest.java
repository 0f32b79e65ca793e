package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that cannot do as it was configured does not start, and says what is wrong in the operator's words.
@Timeout(300)
class StartTest {
    @TempDir
    Path folder;

    @Test
    void refusesASandboxBesideARealTrunk() {
        assertRefused(Map.of("ringtrue.sandbox", true, "ringtrue.trunks.real.uri", "sip:192.0.2.1"))
                .hasMessageContaining("ringtrue.sandbox")
                .hasMessageContaining("real trunk");
    }

    @Test
    void refusesTheBuiltInCarrierOutsideTheSandbox() {
        assertRefused(Map.of("ringtrue.trunks.demo.uri", "builtin:"))
                .hasMessageContaining("builtin:")
                .hasMessageContaining("ringtrue.sandbox");
    }

    @Test
    void refusesAKeyItDoesNotKnowByName() {
        assertRefused(Map.of("ringtrue.foo", 1)).hasMessageContaining("ringtrue.foo");
    }

    @Test
    void refusesAWrongValueByKeyAndRule() {
        assertRefused(Map.of("ringtrue.limits.per-number", "often"))
                .hasMessageContaining("ringtrue.limits.per-number")
                .hasMessageContaining("\"often\" is no rate: write count/duration, such as 5/10m");
    }

    @Test
    void refusesALineTypeThatAnAmbiguousNumberCannotBe() {
        assertRefused(Map.of("ringtrue.numbers.ambiguous-line-type", "VOIP"))
                .hasMessageContaining("ringtrue.numbers.ambiguous-line-type: must be Mobile, Landline or Other");
    }

    @Test
    void refusesAPriceThatIsNone() {
        for (String price : new String[] {"free", "-1", "0.0000001"}) {
            assertRefused(Map.of("ringtrue.validation.price", price)).hasMessageContaining("ringtrue.validation.price");
        }
    }

    @Test
    void refusesAnAliasForNoPath() {
        assertRefused(Map.of("ringtrue.veratad.aliases.[x]", "nowhere"))
                .hasMessageContaining("ringtrue.veratad.aliases");
    }

    @Test
    void knowsThatYamlReadsNorwayAsFalse() throws IOException {
        Path config = folder.resolve("ringtrue.yaml");
        Files.writeString(config, "ringtrue: { dialing: { allowed-countries: [NO, US] } }\n");
        assertThatThrownBy(() -> TestServer.start(settings(), Optional.of(config)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("dialing.allowed-countries")
                .hasMessageContaining("quote \"NO\"");
    }

    @Test
    void startsWithTheExampleOfTheReadme() throws IOException, StartFailed {
        String readme = Files.readString(Path.of("../README.md"));
        String example =
                readme.substring(readme.indexOf("```yaml") + 7, readme.indexOf("```", readme.indexOf("```yaml") + 7));
        Path password = Files.writeString(folder.resolve("trunk"), "a-trunks-password");
        Path config = Files.writeString(
                folder.resolve("ringtrue.yaml"),
                example.replace("/etc/ringtrue/trunk", password.toString()).replace("carrier.example", "127.0.0.1"));
        try (Installation installation = Installation.start(settings(), config)) {
            String trunks = installation
                    .http()
                    .get("/v1/admin/trunks/main", "Bearer " + Installation.ADMIN_TOKEN)
                    .body();
            assertThat(trunks).contains("sip:127.0.0.1").doesNotContain("a-trunks-password");
        }
    }

    @Test
    void refusesAFolderAnotherServerHasAndNamesIt() throws StartFailed {
        try (Installation _ = Installation.start(settings())) {
            assertThatThrownBy(() -> Installation.start(settings()))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("data-dir")
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void isUpAndShowsMetricsToTheOperatorOnly() throws StartFailed {
        try (Installation installation = Installation.start(settings())) {
            Http http = installation.http();
            assertThat(http.get("/health/live", "").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(http.get("/health/ready", "").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(http.get("/metrics", "").status()).isEqualTo(401);
            assertThat(http.get("/metrics", "Bearer not-the-token").status()).isEqualTo(401);
            Http.Reply metrics = http.get("/metrics", "Bearer " + Installation.ADMIN_TOKEN);
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.body()).contains("ringtrue_calls_live 0.0");
        }
    }

    private Map<String, Object> settings() {
        return Installation.settings(folder.resolve("data"));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Map<String, Object> wrong) {
        Map<String, Object> settings = settings();
        settings.putAll(wrong);
        return assertThatThrownBy(() -> Installation.start(settings)).isInstanceOf(StartFailed.class);
    }
}
