package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.guard.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Plays patterns against rules.
public final class Rehearsal {
    /// From the request to the end of its call.
    public static final Duration CALL = Duration.ofSeconds(35);

    private final Rules rules;

    public Rehearsal(Rules rules) {
        this.rules = rules;
    }

    /// Plays one pattern to an installation that has had no call before.
    public Rehearsed play(Pattern pattern) {
        VirtualGuard guard = new VirtualGuard(rules);
        SortedMap<String, Integer> refused = new TreeMap<>();
        for (Attempt attempt : pattern.attempts()) {
            guard.advance(attempt.at());
            limit(guard, attempt).ifPresent(limit -> refused.merge(limit, 1, Integer::sum));
        }
        guard.finish();
        int all = refused.values().stream().mapToInt(Integer::intValue).sum();
        return new Rehearsed(pattern, pattern.attempts().size() - all, refused, guard.charged());
    }

    /// The limit that refuses this attempt; empty: its call is made.
    private Optional<String> limit(VirtualGuard guard, Attempt attempt) {
        NumberReport report = rules.numbers().describe(attempt.number(), ReadingRules.DIALLED);
        Optional<String> policy = rules.policy().refuse(report).map(Refusal::limit);
        if (policy.isPresent()) return policy;
        OptionalLong price = rules.price().apply(report.e164());
        return price.isEmpty() ? Optional.of("tariff") : guard.admit(attempt, report.e164(), price.getAsLong());
    }
}
