package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.CommandRun;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

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

    /// Each value was taken without a word once, and no call was ever placed.
    @Test
    void endsWithOneSentenceAndNoOpenSocketWhenATrunkCouldNeverCall() throws IOException {
        int sip = freePort();
        int http = freePort();
        Path config =
                Files.writeString(folder.resolve("ringtrue.yaml"), """
                server: {address: 127.0.0.1, port: %d}
                ringtrue:
                  data-dir: %s
                  sip: {bind: 127.0.0.1, port: %d}
                  trunks:
                    main: {uri: "sip:192.0.2.1", caller-id: bob, max-calls: 0, calls-per-second: -3}
                """.formatted(http, folder.resolve("data"), sip));
        CommandRun run = CommandRun.of(TestServer::start, Map.of(), "serve", "--config", config.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("ringtrue: ringtrue.trunks.main.caller-id must be E.164: + and 7 to 15"
                        + " digits, the first not 0; ringtrue.trunks.main.max-calls must be a whole number from 1 to"
                        + " 10000; ringtrue.trunks.main.calls-per-second must be a whole number from 1 to 1000\n");
        for (int port : new int[] {sip, http}) {
            try (ServerSocket tcp = new ServerSocket(port, 1, LOOPBACK);
                    DatagramSocket udp = new DatagramSocket(port, LOOPBACK)) {
                assertThat(tcp.isBound() && udp.isBound()).isTrue();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, LOOPBACK)) {
            return any.getLocalPort();
        }
    }

    @Test
    void refusesAKeyItDoesNotKnowByName() {
        assertRefused(Map.of("ringtrue.foo", 1)).hasMessageContaining("ringtrue.foo");
        assertRefused(Map.of("ringtrue.trunks.main.uri", "sip:192.0.2.1", "ringtrue.trunks.main.max-call", 1))
                .hasMessage("ringtrue.trunks.main.max-call: no setting has this name, or one value belongs where a list"
                        + " or a mapping is");
        assertRefused(Map.of("ringtrue.trunks.main.uri[0]", "sip:192.0.2.1"))
                .hasMessageStartingWith("ringtrue.trunks.main.uri[0]: no setting has this name");
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
            String countries = "/v1/admin/guard/countries";
            String operator = "Bearer " + Installation.ADMIN_TOKEN;
            assertThat(installation.http().get(countries, operator).body())
                    .isEqualTo("{\"countries\":[\"CA\",\"GB\",\"US\"],\"owner\":\"yaml\"}");
            Http.Reply refused = installation.http().put(countries + "/FR", Map.of(), operator);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("ringtrue.dialing.allowed-countries");
            assertThat(installation.http().delete(countries + "/GB", operator).status())
                    .isEqualTo(409);
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
