package io.ringtrue.bench.answering;

import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Each script of a language and share, spoken by each voice of both. They are kept in a folder, so that a
/// second run is quick. Silence at both ends is cut off.
final class Recordings {
    /// Quieter samples at the ends are silence: about −50 dBm0 peak.
    private static final int QUIET = 100;

    private final Path folder;
    private final Map<Path, short[]> known = new HashMap<>();

    Recordings(Path folder) {
        this.folder = folder;
    }

    /// Has all of them spoken that are not there yet.
    void speak(List<Speaker> speakers, List<Script> scripts) throws IOException {
        Files.createDirectories(folder);
        for (Speaker speaker : speakers) {
            List<Script> missing = scripts.stream()
                    .filter(script -> fits(speaker, script) && !Files.exists(file(speaker, script)))
                    .toList();
            if (!missing.isEmpty()) speak(speaker, missing);
        }
    }

    private static boolean fits(Speaker speaker, Script script) {
        return speaker.language().equals(script.language()) && speaker.share() == script.share();
    }

    private void speak(Speaker speaker, List<Script> scripts) throws IOException {
        switch (speaker.engine()) {
            case ESPEAK -> {
                for (Script script : scripts) {
                    // 140 to 185 words a minute, the same in each run
                    String pace = Integer.toString(
                            140 + Math.floorMod((speaker.name() + script.number()).hashCode(), 4) * 15);
                    String file = file(speaker, script).toString();
                    run(script.text(), speaker, "espeak-ng", "-v", speaker.name(), "-s", pace, "-w", file, "--stdin");
                }
            }
            case FLITE -> {
                for (Script script : scripts) {
                    String file = file(speaker, script).toString();
                    run("", speaker, "flite", "-voice", speaker.name(), "-t", script.text(), "-o", file);
                }
            }
            case FESTIVAL -> run(festival(speaker, scripts), speaker, "festival", "--pipe");
        }
    }

    /// One process for all, because it starts slowly.
    private String festival(Speaker speaker, List<Script> scripts) {
        StringBuilder lisp = new StringBuilder("(voice_" + speaker.name() + ")\n");
        for (Script script : scripts) {
            String text = script.text().replace("\"", "").replace("\\", "");
            lisp.append("(unwind-protect (utt.save.wave (utt.synth (Utterance Text \"" + text + "\")) \""
                    + file(speaker, script) + "\" 'riff) nil)\n");
        }
        return lisp.toString();
    }

    private static void run(String input, Speaker speaker, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(speaker.charset()));
        }
        try {
            process.waitFor(); // what it could not say has no file
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private Path file(Speaker speaker, Script script) {
        return folder.resolve(
                script.number() + "-" + speaker.engine().name().charAt(0) + "-" + speaker.name() + ".wav");
    }

    /// Who can say this script.
    List<Speaker> speakers(List<Speaker> speakers, Script script) {
        List<Speaker> able = new ArrayList<>();
        for (Speaker speaker : speakers) {
            if (fits(speaker, script) && Files.exists(file(speaker, script))) able.add(speaker);
        }
        return able;
    }

    /// 8 kHz, without the silence at the ends; null when there is none or nothing in it.
    short @Nullable [] of(Speaker speaker, Script script) throws IOException {
        Path file = file(speaker, script);
        if (!Files.exists(file)) return null;
        short[] samples = known.get(file);
        if (samples == null) {
            Wave wave = WavFile.read(file).atTelephoneRate();
            samples = trimmed(wave.samples());
            known.put(file, samples);
        }
        return samples.length < 800 ? null : samples;
    }

    private static short[] trimmed(short[] samples) {
        int from = 0;
        int to = samples.length;
        while (from < to && Math.abs(samples[from]) < QUIET) from++;
        while (to > from && Math.abs(samples[to - 1]) < QUIET) to--;
        return Arrays.copyOfRange(samples, from, to);
    }
}
