package io.ringtrue.trials.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Launch;
import io.ringtrue.trials.world.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each build tries of the experiments: one kill at each step, and one stop.
class ShortTrialTest {
    private static final Duration MOST_TO_REACH = Duration.ofSeconds(60);
    private static final Setup ONE_NODE = Setup.of(Store.SQLITE, 1);
    private static final int COMPANIONS = 3;

    private final Lab lab = new Lab(server(), Duration.ZERO);
    private final long seed = new Random().nextLong();
    private final Path folder;

    ShortTrialTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /// The server's classes are on the tests' class path; they run in a process of their own.
    private static Launch server() {
        return Launch.of(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // A life lasts seconds: the second compiler would only take the processor from the calls.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ringtrue.server.RingtrueApplication"));
    }

    @Test
    void keepsEveryPromiseWhereverItIsKilled() throws IOException, InterruptedException {
        Outcome outcome = run(trial -> Kills.run(trial, COMPANIONS));

        assertThat(outcome.violations()).as("%s", outcome).isEmpty();
        assertThat(outcome.faults()).isEqualTo(Step.values().length);
        assertThat(outcome.counts())
                .containsKeys("Accepted", "Refused", "verified (pin-matched)", "failed (node-fault)");
    }

    @Test
    void letsALiveCallEndWhenToldToStop() throws IOException, InterruptedException {
        Outcome outcome = run(ShortTrialTest::stopDuringACall);

        assertThat(outcome.violations()).as("%s", outcome).isEmpty();
    }

    private static void stopDuringACall(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.start(0);
        String pin = trial.pin();
        Order live = trial.order(Part.right(pin, Duration.ofSeconds(4)), pin);
        Patience.await(
                "the call is answered",
                MOST_TO_REACH,
                () -> trial.timeline(live).contains("answered"));
        installation.node(0).terminate();
        // Draining begins a moment after the signal: an order before it is accepted and kept.
        Patience.await("orders are refused", MOST_TO_REACH, () -> {
            String other = trial.pin();
            return !trial.order(Part.right(other, Duration.ofSeconds(1)), other).accepted();
        });
        int status = installation.terminate(0);
        installation.start(0);
        String ended = Trial.outcome(trial.settle().now(), live)
                .map(Verification::status)
                .orElse("not stored");
        trial.require(ended.equals("verified"), "F3", "the live call ended as " + ended);
        // 143 is how a JVM reports that it ran its shutdown to the end after SIGTERM (128 + 15).
        trial.require(status == 0 || status == 143, "F3", "ended with status " + status);
    }

    private Outcome run(Experiment.Body body) throws IOException, InterruptedException {
        Outcome outcome = lab.run(Experiment.of("F1", "short", ONE_NODE, body), Store.SQLITE, seed, folder);
        System.out.println(outcome);
        return outcome;
    }
}
