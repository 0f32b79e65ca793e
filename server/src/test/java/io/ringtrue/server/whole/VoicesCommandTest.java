package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.Ringtrue;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.telephony.audio.WavFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ringtrue admin voices`, with the real settings and without a server.
class VoicesCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsWhatSpeaksAndWhatIsWrongWithRecordings() throws IOException {
        Path german = Files.createDirectories(folder.resolve("data/voices/de"));
        Files.writeString(german.resolve("7.wav"), "no sound");
        assertThat(run("", "admin", "voices")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("(?m)^en +yes +freetts-1.2.2/kevin16, .*espeak-ng-")
                .containsPattern("(?m)^de +yes +pack/de, espeak-ng-.*/de$")
                .containsPattern("(?m)^pt-BR +yes +espeak-ng-.*/pt-br$")
                .containsPattern("(?m)^ja +no ")
                .contains("de: " + german.resolve("7.wav") + " cannot be used: WAV:")
                .contains("de: " + german + " lacks 0, 1, ");
    }

    @Test
    void writesAPromptAsCalleesHearIt() throws IOException {
        Path wav = folder.resolve("pin.wav");
        assertThat(run(
                        "",
                        "admin",
                        "voices",
                        "render",
                        "de",
                        "say-pin",
                        "--pin",
                        "482913",
                        "--brand",
                        "Acme",
                        "--out",
                        wav.toString()))
                .isZero();
        assertThat(WavFile.read(wav).seconds()).isBetween(10.0, 30.0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Guten Tag, dies ist ein Anruf von Acme. Ihr Code lautet *****.")
                .contains("espeak-ng-")
                .doesNotContain("482913");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speech: { order: [packs, cloud] } | ringtrue.speech.order: \"cloud\" is no engine; there are packs,",
                "speech: { engines: { x: { voices: { en: a } } } } | ringtrue.speech.engines.x: one of command and url",
                "speech: { engines: { x: { command: [say] } } } | ringtrue.speech.engines.x.voices: must name",
                "speech: { engines: { packs: { command: [say] } } } | ringtrue.speech.engines.packs: is the name",
                "speech: { engines: { x: { url: ftp://a/, voices: { en: a } } } } | ringtrue.speech.engines.x.url:"
                        + " must begin",
                "speech: { engines: { x: { url: http://169.254.1.1/, voices: { en: a } } } } | x.url: must not lead to"
                        + " a link-local",
                "speech: { languages: { de: [nobody] } } | ringtrue.speech.languages.de: \"nobody\" is no engine",
                "speech: { time-limit: 0s } | ringtrue.speech.time-limit: must be at least 1ms",
                "speech: { order: [packs] } | no speech engine speaks English",
            })
    void namesTheSettingThatIsWrong(String yaml, String why) throws IOException {
        assertThat(run(yaml, "admin", "voices")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(why);
    }

    @Test
    void aProgramOfTheOperatorsSpeaksWhereItIsSet() throws IOException {
        String yaml = "speech: { languages: { pt-BR: [mine] }, engines: { mine: { command: [/usr/bin/espeak-ng,"
                + " -v, \"{voice}\", --stdin, --stdout], voices: { pt-BR: pt-br } } } }";
        assertThat(run(
                        yaml,
                        "admin",
                        "voices",
                        "render",
                        "pt-BR",
                        "goodbye",
                        "--out",
                        folder.resolve("x.wav").toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(" by mine-").contains("Até logo.");
    }

    private int run(String yaml, String... args) throws IOException {
        Path config = Files.writeString(
                folder.resolve("ringtrue.yaml"),
                "ringtrue:\n  data-dir: " + folder.resolve("data") + "\n  " + yaml + "\n");
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--config", config.toString()));
        Screen screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Ringtrue.run(all.toArray(String[]::new), TestServer.surroundings(screen, running -> running));
    }
}
