package io.ringtrue.bench.digits;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// Prints tables in Markdown: `bin/bench digits [FOLDER]`. A row is 16 keys, both laws of G.711 and ten
/// phases; FOLDER has WAV files of speech, in which every digit is false.
public final class DigitGrid {
    private static final int PHASES = 10;

    private DigitGrid() {}

    public static void main(String[] args) throws IOException {
        KeySound usual = KeySound.USUAL;
        System.out.println("| sound | wanted | right, of 320 |\n|---|---|--:|");
        row("both tones as they should be", 1, usual);
        for (double off : new double[] {1.5, -1.5}) {
            row("row " + off + " % off", 1, usual.off(off, 0));
            row("column " + off + " % off", 1, usual.off(0, off));
            row("both " + off + " % off", 1, usual.off(off, off));
        }
        for (double off : new double[] {3.5, -3.5}) {
            row("row " + off + " % off", 0, usual.off(off, 0));
            row("column " + off + " % off", 0, usual.off(0, off));
        }
        row("column 4 dB louder", 1, usual.twisted(4));
        row("column 8 dB weaker", 1, usual.twisted(-8));
        row("40 ms", 1, usual.lasting(40));
        row("23 ms", 0, usual.lasting(23));
        row("10 s", 1, usual.lasting(10_000));
        row("120 ms with a gap of 10 ms", 1, usual.lasting(120).broken(10));
        row("120 ms with a pause of 40 ms", 2, usual.lasting(140).broken(40));
        row("noise 15 dB below", 1, usual.inNoise(15));
        row("noise 15 dB below, 40 ms", 1, usual.lasting(40).inNoise(15));
        row("−25 dBm0 each", 1, usual.at(-25));
        row("0 dBm0 each", 1, usual.at(-3));
        if (args.length > 0) talkOff(Path.of(args[0]));
    }

    private static void row(String name, int wanted, KeySound sound) {
        Random random = new Random(2026);
        int right = 0;
        for (G711 law : G711.values()) {
            for (int phase = 0; phase < PHASES; phase++) {
                for (int key = 0; key < 16; key++) {
                    String heard = heard(law.decode(law.encode(sound.samples(key, random))));
                    String expected = KeySound.KEYS.substring(key, key + 1).repeat(wanted);
                    if (heard.equals(expected)) right++;
                }
            }
        }
        System.out.println("| " + name + " | " + (wanted == 0 ? "none" : wanted == 1 ? "one digit" : "two") + " | "
                + right + " |");
    }

    private static String heard(short[] sound) {
        StringBuilder keys = new StringBuilder();
        new DtmfDetector(keys::append).hear(sound);
        return keys.toString();
    }

    private static void talkOff(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
        int digits = 0;
        double seconds = 0;
        for (Path file : files) {
            short[] speech = WavFile.read(file).atTelephoneRate().samples();
            seconds += speech.length / 8_000.0;
            digits += heard(G711.MU_LAW.decode(G711.MU_LAW.encode(speech))).length();
        }
        System.out.printf(
                Locale.ROOT,
                "%nSpeech: %d recordings, %.1f hours, %d false digits.%n",
                files.size(),
                seconds / 3_600,
                digits);
    }
}
