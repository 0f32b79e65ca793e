package io.ringtrue.trials.report;

import io.ringtrue.trials.experiments.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The results file: one JSON object a line, one line a run, appended, so that runs add up.
public record Results(Path file) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public void append(Outcome outcome) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, JSON.writeValueAsString(outcome) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// All runs so far, the oldest first; empty when there is no file.
    public List<Outcome> all() throws IOException {
        if (!Files.exists(file)) return List.of();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> JSON.readValue(line, Outcome.class)).toList();
        }
    }
}
