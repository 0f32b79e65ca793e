package io.ringtrue.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.SandboxCallees;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.terminal.DurationText;
import io.ringtrue.server.cli.terminal.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RingtrueTest {
    @Test
    void listsItsCommandsAndStatuses() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("serve", "demo", "phone", "validate", "admin", "Exit status:", "ringtrue demo");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "demo",
                "phone",
                "validate",
                "admin",
                "admin account",
                "admin account create",
                "admin key add",
                "admin price set",
                "admin trunk set",
                "admin trunk check",
                "admin verification list",
                "admin callback replay-dead",
                "admin callback rotate-secret",
                "admin audit export",
                "admin token reset",
                "admin voices",
                "admin voices render"
            })
    void explainsEachCommand(String command) {
        CommandRun run = CommandRun.of((command + " --help").split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Usage: ringtrue " + command);
    }

    @Test
    void tellsItsVersion() {
        assertThat(CommandRun.of("--version").out()).startsWith("ringtrue ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "serve --bogus",
                "admin",
                "admin account",
                "phone --busy --declined",
                "phone --answer-after soon"
            })
    void refusesWhatItDoesNotKnow(String line) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty();
    }

    @Test
    void servesUntilStoppedWithTheFileGiven(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ringtrue.yaml"), "server.port: 1\n");
        List<Optional<Path>> configs = new ArrayList<>();
        CommandRun run = CommandRun.of(
                (settings, config) -> {
                    assertThat(settings).isEmpty();
                    configs.add(config);
                    return new StoppedServer();
                },
                Map.of(),
                "serve",
                "--config",
                file.toString());
        assertThat(run.status()).isZero();
        assertThat(configs).containsExactly(Optional.of(file));
    }

    @Test
    void saysWhyTheServerDidNotStart() {
        CommandRun run = CommandRun.of(
                (_, _) -> {
                    throw new StartFailed("port 8080 is taken", new IllegalStateException());
                },
                Map.of(),
                "serve");
        assertThat(run).isEqualTo(new CommandRun(1, "", "ringtrue: port 8080 is taken" + System.lineSeparator()));
    }

    @Test
    void refusesAConfigurationItCannotRead() {
        CommandRun run = CommandRun.of("serve", "--config", "no-such-file.yaml");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--config: cannot read no-such-file.yaml");
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "2s,PT2S", "1m,PT1M", "0s,PT0S"})
    void readsDurations(String text, Duration duration) {
        assertThat(new DurationText().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "s", "-1s", "1h", "2 s", "99999999999s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> new DurationText().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("500ms");
    }

    @Test
    void coloursOnlyWhereWanted() {
        Screen plain = new Screen(System.out, System.err, false);
        Screen coloured = new Screen(System.out, System.err, true);
        assertThat(plain.paint(Screen.Colour.RED, "x")).isEqualTo("x");
        assertThat(coloured.paint(Screen.Colour.RED, "x")).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(Screen.ofProcess(Map.of("NO_COLOR", "1")).coloured()).isFalse();
    }

    /// The server was stopped before the command waited for it.
    private record StoppedServer() implements RunningServer {
        @Override
        public int port() {
            return 1;
        }

        @Override
        public SandboxCallees callees() {
            throw new IllegalStateException("no sandbox");
        }

        @Override
        public void awaitStop() {}

        @Override
        public void stop() {}
    }
}
