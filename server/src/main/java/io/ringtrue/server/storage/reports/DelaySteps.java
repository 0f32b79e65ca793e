package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.HourOfCalls.Ringing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How many calls rang after each delay, in steps of 10 ms: enough for any percentile, whatever their number.
final class DelaySteps {
    private static final int STEP_MILLIS = 10;

    private final TreeMap<Long, Integer> calls = new TreeMap<>();

    void add(long step, int n) {
        calls.merge(step, n, Integer::sum);
    }

    Optional<Ringing> ringing() {
        int all = calls.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? Optional.empty() : Optional.of(new Ringing(all, after(all, 50), after(all, 95)));
    }

    /// The nearest rank: the smallest delay that so many of 100 calls did not exceed.
    private Duration after(int all, int percent) {
        long rank = ((long) all * percent + 99) / 100;
        long passed = 0;
        for (Map.Entry<Long, Integer> step : calls.entrySet()) {
            passed += step.getValue();
            if (passed >= rank) return Duration.ofMillis(step.getKey() * STEP_MILLIS);
        }
        throw new IllegalStateException("more calls than were counted");
    }
}
