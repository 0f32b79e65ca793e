package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// An independent listener: PocketSphinx, which was not trained on our voices. It recognizes best what it
/// expects, so a test says which words are possible; [#dictation()] expects any English and recognizes little
/// of it over a telephone.
public final class Ear {
    private static final String MODEL = "/usr/share/pocketsphinx/model/en-us/";
    private static final String INSTALL = "apt-get install -y pocketsphinx pocketsphinx-en-us";
    private static final String DIGITS = "zero | one | two | three | four | five | six | seven | eight | nine";

    /// By how much the second of each pair of samples is attenuated; see [#wide(Wave)].
    private static final double MIRROR = -0.7;

    private final List<String> languageModel;
    private final String grammar;

    private Ear(List<String> languageModel, String grammar) {
        this.languageModel = languageModel;
        this.grammar = grammar;
    }

    /// Expects one or more digits.
    public static Ear forDigits() {
        return expecting("(" + DIGITS + ")+");
    }

    /// Expects what a JSGF expression allows, in lower-case words:
    /// `hello this is a call from (acme shop | apex) [please]`.
    public static Ear expecting(String jsgf) {
        return new Ear(List.of(), "#JSGF V1.0;\ngrammar expected;\npublic <all> = " + jsgf + ";\n");
    }

    /// Expects any English.
    public static Ear dictation() {
        return new Ear(List.of("-lm", MODEL + "en-us.lm.bin"), "");
    }

    /// What it recognized in a WAV file of any rate; see [#hear(Wave)].
    public String hear(Path wav) throws IOException {
        return hear(WavFile.read(wav));
    }

    /// What it recognized, in lower case, with one blank between words; empty when it recognized none.
    ///
    /// @throws AssertionError when PocketSphinx is not installed, with the command that installs it
    public String hear(Wave sound) {
        try {
            Path folder = Files.createTempDirectory("ear");
            Path wav = folder.resolve("heard.wav");
            Path rules = folder.resolve("expected.gram");
            Path words = folder.resolve("words.txt");
            try {
                WavFile.write(wav, wide(sound.atTelephoneRate()));
                Files.writeString(rules, grammar);
                run(command(wav, rules), words);
                return Files.readString(words).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
            } finally {
                for (Path file : List.of(wav, rules, words, folder)) Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The recognizer was trained on 16 kHz and fails without the upper half of the band, where hissing
    /// sounds are. Inserting a second sample after each one, a fainter inverted copy, mirrors the telephone
    /// band into that half and tilts the whole towards it.
    private static Wave wide(Wave narrow) {
        short[] samples = narrow.samples();
        short[] pairs = new short[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            pairs[2 * i] = samples[i];
            pairs[2 * i + 1] = (short) Math.round(MIRROR * samples[i]);
        }
        return new Wave(2 * narrow.rate(), pairs);
    }

    private List<String> command(Path wav, Path rules) {
        List<String> command = new ArrayList<>(List.of("pocketsphinx_continuous", "-infile", wav.toString()));
        command.addAll(List.of("-hmm", MODEL + "en-us", "-dict", MODEL + "cmudict-en-us.dict", "-logfn", "/dev/null"));
        command.addAll(grammar.isEmpty() ? languageModel : List.of("-jsgf", rules.toString()));
        return command;
    }

    private static void run(List<String> command, Path output) {
        Process process = started(command, output);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("pocketsphinx_continuous did not end within 60 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while PocketSphinx listened", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("pocketsphinx_continuous failed; is its model there? " + INSTALL);
        }
    }

    private static Process started(List<String> command, Path output) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("pocketsphinx_continuous is not installed: " + INSTALL, e);
        }
    }
}
