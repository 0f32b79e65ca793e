package io.ringtrue.server.speech.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.speech.Sounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoicePackTest {
    @TempDir
    Path folder;

    private VoicePack pack;

    @BeforeEach
    void open() {
        pack = new VoicePack(Locale.GERMAN, folder);
    }

    @ParameterizedTest
    @EnumSource(Sounds.class)
    void playsAnyWavFile(Sounds kind) throws Exception {
        Files.write(folder.resolve("7.wav"), kind.wav());
        assertThat(pack.recorded("7", Locale.GERMAN).orElseThrow()).hasSizeBetween(7_500, 8_500);
    }

    @Test
    void namesEachFileThatCannotBeUsed() throws IOException {
        Files.createFile(folder.resolve("0.wav"));
        Files.writeString(folder.resolve("1.wav"), "an mp3, renamed");
        Files.write(folder.resolve("2.wav"), Sounds.MU_LAW.wav(600));
        Files.write(folder.resolve("3.wav"), new byte[16_000_001]);
        byte[] silence = Sounds.LINEAR_16.wav();
        java.util.Arrays.fill(silence, 44, silence.length, (byte) 0);
        Files.write(folder.resolve("4.wav"), silence);
        Files.write(folder.resolve("5.wav"), Sounds.LINEAR_16.wav());
        Files.write(folder.resolve("welcome.wav"), Sounds.LINEAR_16.wav());
        assertThat(pack.problems(Set.of("0", "1", "2", "3", "4", "5", "6", "hello")))
                .containsExactlyInAnyOrder(
                        folder.resolve("0.wav") + " is empty",
                        folder.resolve("1.wav") + " cannot be used: WAV: does not start with RIFF size WAVE",
                        folder.resolve("2.wav") + " lasts 600 s, longer than 30 s",
                        folder.resolve("3.wav") + " is longer than any sentence",
                        folder.resolve("4.wav") + " is silent",
                        folder + " lacks 6, hello",
                        folder + " holds files that are never said: welcome.wav");
    }

    @Test
    void hasNoVoiceOfItsOwn() throws Exception {
        assertThat(pack.recorded("7", Locale.GERMAN)).isEmpty();
        assertThat(pack.reads("Acme")).isFalse();
        assertThatThrownBy(() -> pack.synthesize("Acme", Locale.GERMAN)).hasMessage("pack/de reads no text");
        assertThat(new VoicePack(Locale.GERMAN, folder.resolve("none")).speaks(Locale.GERMAN))
                .isFalse();
    }
}
