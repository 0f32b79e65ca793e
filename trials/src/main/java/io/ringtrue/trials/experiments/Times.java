package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.Order;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// How long things took.
///
/// @param sorted ascending
record Times(List<Duration> sorted) {
    static Times of(Collection<Duration> all) {
        return new Times(all.stream().sorted().toList());
    }

    /// From each order to its answer.
    static Times ofAnswers(Collection<Order> orders) {
        return of(orders.stream()
                .map(order -> Duration.between(order.sent(), order.ended()))
                .toList());
    }

    /// Zero when there are none.
    Duration percentile(int percent) {
        if (sorted.isEmpty()) return Duration.ZERO;
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(0, rank - 1));
    }

    @Override
    public String toString() {
        return "p50 %d ms, p99 %d ms, most %d ms (n = %d)"
                .formatted(
                        percentile(50).toMillis(),
                        percentile(99).toMillis(),
                        percentile(100).toMillis(),
                        sorted.size());
    }
}
