package io.ringtrue.server.callbacks;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.outbound.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a callback that was not delivered is tried again.
///
/// @param waits one before each attempt, counted from the attempt before; the first is counted from
/// the final status
public record RetrySchedule(List<Duration> waits) {
    /// Ten attempts over three days: long enough that an endpoint which breaks on a Friday evening can be
    /// repaired on Monday.
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

    /// Varies each wait by a tenth either way, so that callbacks that failed together are
    /// not retried together.
    private static final double JITTER = 0.1;

    /// The longest wait an endpoint may ask for.
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /// @throws IllegalArgumentException when there is no wait, or a negative one
    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("schedule must have at least one wait, none of them negative");
        }
    }

    /// Longer than any wait between two attempts.
    Duration longest() {
        Duration scheduled = Collections.max(waits).multipliedBy(2);
        return scheduled.compareTo(LONGEST_WAIT) < 0 ? LONGEST_WAIT.multipliedBy(2) : scheduled;
    }

    /// What follows an attempt: a 2xx ends it as delivered and a 410 as dead; anything else is retried while
    /// the schedule lasts.
    ///
    /// @param attempt the number of the attempt that got the reply; 1 for the first
    /// @param now when the reply came
    Next after(int attempt, HttpReply reply, Instant now, RandomGenerator random) {
        return switch (reply) {
            case HttpReply.Answered(int status, String _) when status >= 200 && status < 300 -> new Next.Delivered();
            case HttpReply.Answered(int status, String _) when status == 410 -> new Next.Dead();
            case HttpReply.Answered(int status, String retryAfter)
            when status == 429 || status == 503 -> retry(attempt, now, RetryAfter.parse(retryAfter, now), random);
            // A 3xx is a failure too: following it would let an endpoint send callbacks to an address nobody
            // agreed to.
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
