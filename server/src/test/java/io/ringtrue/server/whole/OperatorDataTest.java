package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.Ringtrue;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An operator loads an official file into a running server by the command line; a customer's answers change, and
/// stay changed over a restart.
@Timeout(300)
class OperatorDataTest {
    private static final String OPERATOR = "Bearer " + Installation.ADMIN_TOKEN;
    private static final String CODES = """
            State\tNPA-NXX\tOCN\tCompany\tRateCenter\tEffectiveDate\tUse\tAssignDate\tInitial/Growth\tPooled Code\tIn Service
            NJ\t201-510\t9206\tSample Bell\tHACKENSACK\t\tAS\t10/05/1998\tG\tN\tY
            NJ\t201-200\t9206\tSample Bell\tJERSEYCITY\t\tAS\t10/05/1998\t\tN\tY
            NJ\t201-2O0\t9206\tSample Bell\tJERSEYCITY\t\tAS\t10/05/1998\t\tN\tY
            """;

    @TempDir
    Path folder;

    private Path codes;
    private Path token;

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        codes = Files.writeString(folder.resolve("whatever.txt"), CODES);
        token = Files.writeString(folder.resolve("token"), Installation.ADMIN_TOKEN);
    }

    private Map<String, Object> settings() {
        return Installation.settings(folder.resolve("data"));
    }

    private Run run(Installation installation, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        List<String> args = new ArrayList<>(List.of("admin", "numbers"));
        for (Object word : words) args.add(word.toString());
        args.addAll(List.of("--url", installation.http().base(), "--token-file", token.toString()));
        int status = Ringtrue.run(args.toArray(String[]::new), TestServer.surroundings(screen, server -> server));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// What the vendor's dialect answers about +1 201 510 6000: line type and carrier.
    private static String answer(Installation installation) {
        Map<String, ?> user =
                Map.of("name", "Acme", "announcePin", true, "user", "u" + System.nanoTime(), "pass", "p-7f2a91");
        JsonNode made =
                installation.http().post("/v1/admin/accounts", user, OPERATOR).json();
        Http.Reply reply = installation
                .http()
                .post(
                        "/process/comprehensive/gateway",
                        Map.of(
                                "user",
                                made.path("user").asString(),
                                "pass",
                                "p-7f2a91",
                                "service",
                                "PhoneMatch5.0.Validate",
                                "target",
                                Map.of("phone", "2015106000")),
                        "");
        JsonNode number = reply.json().at("/output/data/PhoneNumber/0");
        return number.path("phonelinetype").asString("?") + " "
                + number.path("carrier").asString("-");
    }

    @Test
    void changesAnswersByTheCommandLineAndKeepsThemOverARestart() throws StartFailed, IOException {
        try (Installation installation = Installation.start(settings())) {
            assertThat(answer(installation)).isEqualTo("Mobile -");

            Run dry = run(installation, "load", codes, "--dry-run");
            assertThat(dry.err()).isEmpty();
            assertThat(dry.out())
                    .contains("NANPA central office codes of 1998-10-05: 2 ranges from 3 rows, 1 left out")
                    .contains("  line 4: NPA-NXX must be 6 digits")
                    .containsPattern(
                            "would change: 2 ranges new, 0 changed, 0 removed; \\+1: [0-9.]+ % of 100,000 sampled numbers");
            assertThat(answer(installation)).isEqualTo("Mobile -");

            assertThat(run(installation, "load", codes).status()).isZero();
            assertThat(answer(installation)).isEqualTo("Landline Sample Bell");
            assertThat(run(installation, "load", codes).out()).contains("changed: nothing");
        }
        assertThat(folder.resolve("data/numbers/nanpa-codes.csv")).hasContent(CODES);
        try (Installation again = Installation.start(settings())) {
            assertThat(answer(again)).isEqualTo("Landline Sample Bell");
            assertThat(run(again, "sources").out())
                    .containsPattern("plan +libphonenumber \\S+ +built-in")
                    .containsPattern("nanpa-codes +NANPA central office codes +file +1998-10-05 +3 +2 +1 ");
        }
    }

    @Test
    void refusesADamagedFileWithItsLineAndKeepsTheOldTable() throws StartFailed, IOException {
        try (Installation installation = Installation.start(settings())) {
            run(installation, "load", codes);
            Path broken = Files.writeString(folder.resolve("broken.txt"), CODES.substring(0, CODES.length() - 40));

            Run refused = run(installation, "load", broken);
            assertThat(refused.status()).isNotZero();
            assertThat(refused.err()).contains("line 4: breaks off: the file was cut short");

            Http.Reply reply = installation.http().upload("/v1/admin/numbers", "<html>403</html>", OPERATOR);
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("line 1");
            assertThat(answer(installation)).isEqualTo("Landline Sample Bell");
        }
    }

    @Test
    void takesAFileLargerThanAnyOtherBodyFromTheOperatorOnly() throws StartFailed {
        StringBuilder large = new StringBuilder("ocn,class,confidence,remark\n");
        String remark = "x".repeat(10_000);
        for (int i = 0; i < 2_000; i++) large.append(String.format("%04d,wireline,high,%s%n", i, remark));
        try (Installation installation = Installation.start(settings())) {
            assertThat(installation
                            .http()
                            .upload("/v1/admin/numbers", large.toString(), "")
                            .status())
                    .isEqualTo(401);
            Http.Reply taken = installation.http().upload("/v1/admin/numbers", large.toString(), OPERATOR);
            assertThat(taken.status()).as(taken.body()).isEqualTo(200);
            assertThat(taken.json().path("ranges").asInt()).isEqualTo(2_000);
        }
    }

    @Test
    void startsWithoutTheFileThatIsBad() throws StartFailed, IOException {
        Path numbers = Files.createDirectories(folder.resolve("data/numbers"));
        Files.writeString(numbers.resolve("bad.csv"), "not,what\nit,should be\n");
        Files.writeString(numbers.resolve("good.txt"), CODES);
        try (Installation installation = Installation.start(settings())) {
            assertThat(answer(installation)).isEqualTo("Landline Sample Bell");
        }
    }
}
