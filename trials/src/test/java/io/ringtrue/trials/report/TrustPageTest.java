package io.ringtrue.trials.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.trials.experiments.Catalogue;
import io.ringtrue.trials.experiments.Outcome;
import io.ringtrue.trials.oracle.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustPageTest {
    @Test
    void addsRunsUpAndNamesWhatWasNotRun(@TempDir Path folder) throws IOException {
        Results results = new Results(folder.resolve("results/all.jsonl"));
        results.append(outcome("F1", 300, List.of()));
        results.append(outcome("F1", 700, List.of()));
        results.append(outcome("F6", 100, List.of(new Violation("F6", "", "11 calls on a balance for 10"))));

        String page = TrustPage.of(Catalogue.all(), results.all());

        assertThat(page)
                .containsPattern("\\| F1 \\|.*\\| sqlite \\| 2 \\| 1000 \\| 14 \\| 0 \\| 0\\.299 % \\|")
                .containsPattern("\\| F6 \\|.*\\| 1 \\| 100 \\| 7 \\| 1 \\|")
                .contains("- violation F6: 11 calls on a balance for 10", "- F2, ", "was not run")
                .doesNotContain("- F1, ");
    }

    private static Outcome outcome(String experiment, int requests, List<Violation> violations) {
        return new Outcome(
                experiment,
                "sqlite",
                42,
                requests,
                7,
                Map.of("Accepted", (long) requests),
                Map.of("kills", "7"),
                violations,
                List.of());
    }
}
