package io.ringtrue.server.speech.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.server.speech.Sounds;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.telephony.audio.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Programs that behave badly, as small shell scripts.
class CommandEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Sounds.class)
    void takesAnyWavFile(Sounds kind) throws Exception {
        Path wav = Files.write(folder.resolve("sound.wav"), kind.wav());
        short[] samples = script("cat >/dev/null; cat " + wav, PATIENCE).synthesize("Hello.", Locale.ENGLISH);
        assertThat(samples.length / 8_000.0).isCloseTo(1, within(0.1));
        assertThat(Level.rms(samples)).isCloseTo(-19, within(1.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3                               | ended with status 3",
                "cat >/dev/null; echo no sound at all | does not start with RIFF",
                "true                                 | does not start with RIFF",
                "kill -9 $$                           | ended with status 137",
            })
    void saysWhatWentWrong(String script, String why) throws IOException {
        assertThatThrownBy(() -> script(script, PATIENCE).synthesize("Hello.", Locale.ENGLISH))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining("test/en")
                .hasMessageContaining(why);
    }

    @Test
    void stopsAProgramThatWritesAGigabyte() throws IOException {
        CommandEngine flood = script("cat >/dev/null; head -c 1000000000 /dev/zero; echo $? > flooded", PATIENCE);
        assertThatThrownBy(() -> flood.synthesize("Hello.", Locale.ENGLISH))
                .hasMessageContaining("wrote more than 16000000 octets");
    }

    /// The child holds the pipe open, as the helper of a shell script does.
    @Test
    void killsALateProgramWithItsDescendants() throws IOException {
        Path pids = folder.resolve("pids");
        CommandEngine late =
                script("echo $$ > " + pids + "; sleep 300 & echo $! >> " + pids + "; wait", tenthOfASecond());
        assertThatThrownBy(() -> late.synthesize("Hello.", Locale.ENGLISH)).hasMessageContaining("did not end within");
        List<String> left = Files.exists(pids) ? Files.readAllLines(pids) : List.of();
        assertThat(left)
                .allSatisfy(pid -> ProcessHandle.of(Long.parseLong(pid))
                        .ifPresent(process ->
                                process.onExit().orTimeout(10, TimeUnit.SECONDS).join()));
    }

    /// Its parent is gone when the time is up, so it must have been seen before.
    @Test
    void killsAnOrphanThatHoldsThePipe() throws Exception {
        Path pid = folder.resolve("pid");
        CommandEngine late = script("sleep 300 & echo $! > " + pid + "; sleep 0.5; exit 0", Duration.ofSeconds(2));
        assertThatThrownBy(() -> late.synthesize("Hello.", Locale.ENGLISH)).hasMessageContaining("did not end within");
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(orphan ->
                        orphan.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void oneThatClosesItsOutputAndGoesOnIsLate() throws IOException {
        assertThatThrownBy(
                        () -> script("exec 1>&-; sleep 300", tenthOfASecond()).synthesize("Hi.", Locale.ENGLISH))
                .hasMessageContaining("did not end within");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        CommandEngine missing = new CommandEngine(
                "test/en",
                Locale.ENGLISH,
                List.of("/no/such/voice"),
                PATIENCE,
                Thread.ofPlatform().factory());
        assertThatThrownBy(() -> missing.synthesize("Hello.", Locale.ENGLISH))
                .hasMessageContaining("/no/such/voice cannot be started");
    }

    @Test
    void noMarkupPhonemesControlsOrOptionsReachTheProgram() throws Exception {
        Path wav = Files.write(folder.resolve("sound.wav"), Sounds.LINEAR_16.wav());
        Path heard = folder.resolve("heard");
        script("printf '%s|' \"$@\" > " + heard + "; cat >> " + heard + "; cat " + wav, PATIENCE)
                .synthesize("--help $(id) `id` [[h@l'oU]] <say>\u202E\n\u0007{x} -v de", Locale.ENGLISH);
        assertThat(Files.readString(heard)).isEqualTo("|--help $(id)  id   h@l'oU   say x  -v de\n");
    }

    @Test
    void secretsOfTheServerAreNotInItsEnvironment() throws Exception {
        Path wav = Files.write(folder.resolve("sound.wav"), Sounds.LINEAR_16.wav());
        Path heard = folder.resolve("heard");
        script("env > " + heard + "; cat > /dev/null; cat " + wav, PATIENCE).synthesize("Hello.", Locale.ENGLISH);
        assertThat(Files.readString(heard)).contains("LC_ALL=C.UTF-8").doesNotContain("RINGTRUE_");
    }

    private static Duration tenthOfASecond() {
        return Duration.ofMillis(100);
    }

    private CommandEngine script(String lines, Duration limit) throws IOException {
        Path file = Files.writeString(folder.resolve("voice.sh"), "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new CommandEngine(
                "test/en",
                Locale.ENGLISH,
                List.of("/bin/sh", file.toString()),
                limit,
                Thread.ofPlatform().factory());
    }
}
