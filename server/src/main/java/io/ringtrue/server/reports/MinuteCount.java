package io.ringtrue.server.reports;

import java.time.Instant;
import java.util.Map;

/// The verifications that ended within a minute.
///
/// @param minute its first instant
/// @param ended by outcome; one that did not happen is absent
public record MinuteCount(Instant minute, Map<Outcome, Integer> ended) {
    public int of(Outcome outcome) {
        return ended.getOrDefault(outcome, 0);
    }

    public int all() {
        return ended.values().stream().mapToInt(Integer::intValue).sum();
    }
}
