package io.ringtrue.trials.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One stop.
class ShortStopTest {
    private static final Duration MOST_TO_REACH = Duration.ofSeconds(60);

    @Test
    void letsALiveCallEndWhenToldToStop(@TempDir Path folder) throws IOException, InterruptedException {
        Outcome outcome = ShortTrial.run(folder, ShortStopTest::stopDuringACall);

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
}
