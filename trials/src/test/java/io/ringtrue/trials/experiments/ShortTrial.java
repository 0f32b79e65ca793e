package io.ringtrue.trials.experiments;

import io.ringtrue.trials.world.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// What each build tries of the experiments: one installation of one node on SQLite.
final class ShortTrial {
    private static final Setup ONE_NODE = Setup.of(Store.SQLITE, 1);

    private ShortTrial() {}

    static Outcome run(Path folder, Experiment.Body body) throws IOException, InterruptedException {
        Lab lab = new Lab(server(), Duration.ZERO);
        long seed = new Random().nextLong();
        Outcome outcome = lab.run(Experiment.of("F1", "short", ONE_NODE, body), Store.SQLITE, seed, folder);
        System.out.println(outcome);
        return outcome;
    }

    /// The server's classes are on the tests' class path; they run in a process of their own.
    private static Launch server() {
        return Launch.of(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // A life lasts seconds: the second compiler and parallel collectors would only take the processor from
                // the calls.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ringtrue.server.RingtrueApplication"));
    }
}
