package io.ringtrue.trials.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One kill at each step.
class ShortKillsTest {
    private static final int COMPANIONS = 3;

    @Test
    void keepsEveryPromiseWhereverItIsKilled(@TempDir Path folder) throws IOException, InterruptedException {
        Outcome outcome = ShortTrial.run(folder, trial -> Kills.run(trial, COMPANIONS));

        assertThat(outcome.violations()).as("%s", outcome).isEmpty();
        assertThat(outcome.faults()).isEqualTo(Step.values().length);
        assertThat(outcome.counts())
                .containsKeys("Accepted", "Refused", "verified (pin-matched)", "failed (node-fault)");
    }
}
