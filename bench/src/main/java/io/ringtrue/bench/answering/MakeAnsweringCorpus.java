package io.ringtrue.bench.answering;

import io.ringtrue.telephony.audio.G711;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Makes the corpus: `bin/make-answering-corpus DIR [TUNING TEST [SEED]]`, numbers of calls.
public final class MakeAnsweringCorpus {
    private static final int TUNING = 2_400;
    private static final int TEST = 1_600;
    private static final long SEED = 2026;

    private MakeAnsweringCorpus() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int tuning = args.length > 2 ? Integer.parseInt(args[1]) : TUNING;
        int test = args.length > 2 ? Integer.parseInt(args[2]) : TEST;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : SEED;
        Recordings recordings = new Recordings(folder.resolve("speech"));
        recordings.speak(Speaker.all(), Script.all());
        List<String> index = new ArrayList<>();
        make(folder, recordings, Share.TUNING, tuning, seed, index);
        make(folder, recordings, Share.TEST, test, seed + 1, index);
        Files.write(folder.resolve(CorpusCall.INDEX), index);
        System.out.println(index.size() + " calls in " + folder + ", seed " + seed);
    }

    private static void make(Path folder, Recordings recordings, Share share, int count, long seed, List<String> index)
            throws IOException {
        SceneMaker scenes = new SceneMaker(recordings, Speaker.all(), Script.all(), share, seed);
        Random random = new Random(seed);
        short[] babble = {};
        for (int i = 0; i < count; i++) {
            if (i % 20 == 0) babble = scenes.babble();
            Scene scene = i % 2 == 0 ? scenes.person() : scenes.machine();
            PhoneLine line = PhoneLine.any(random);
            String file = share.name().toLowerCase(Locale.ROOT) + "-" + i + (line.law() == G711.A_LAW ? ".al" : ".ul");
            Files.write(folder.resolve(file), line.carry(scene.sound(), babble, random, folder));
            index.add(new CorpusCall(
                            file,
                            share,
                            scene.isMachine(),
                            scene.speechAt(),
                            scene.language(),
                            scene.kind(),
                            scene.voice(),
                            line.toString())
                    .row());
        }
    }
}
