package io.ringtrue.server.callbacks;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.outbound.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a callback that was not taken is tried again.
///
/// @param waits before each attempt, counted from the attempt before; the first is the wait after the final status
public record RetrySchedule(List<Duration> waits) {
    /// Ten attempts over three days: long enough for a weekend without the person who can mend the endpoint.
    public static final RetrySchedule STANDARD = new RetrySchedule(List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));

    /// Spreads what failed together, so that it does not come back together.
    private static final double JITTER = 0.1;

    /// An endpoint may ask for more patience than the schedule has, but not for ever.
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("schedule must have at least one wait, none of them negative");
        }
    }

    /// @param attempt the number of the attempt that got the reply; 1 for the first
    /// @param now when it got it
    Next after(int attempt, HttpReply reply, Instant now, RandomGenerator random) {
        return switch (reply) {
            case HttpReply.Answered(int status, String _) when status >= 200 && status < 300 -> new Next.Delivered();
            case HttpReply.Answered(int status, String _) when status == 410 -> new Next.Dead();
            case HttpReply.Answered(int status, String retryAfter)
            when status == 429 || status == 503 -> retry(attempt, now, RetryAfter.parse(retryAfter, now), random);
            // A 3xx too: following it would let an endpoint send us somewhere nobody agreed to.
            case HttpReply.Answered _, HttpReply.Refused _, HttpReply.Failed _ ->
                retry(attempt, now, Optional.empty(), random);
        };
    }

    /// Waits for the longer of schedule and wish: short wishes would use up all attempts within seconds.
    private Next retry(int attempt, Instant now, Optional<Duration> wish, RandomGenerator random) {
        if (attempt >= waits.size()) return new Next.Dead();
        Duration scheduled = jittered(waits.get(attempt), random);
        Duration wished = wish.filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(wish.isPresent() ? LONGEST_WAIT : Duration.ZERO);
        return new Next.RetryAt(now.plus(scheduled.compareTo(wished) < 0 ? wished : scheduled));
    }

    private static Duration jittered(Duration wait, RandomGenerator random) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
