package io.ringtrue.server.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happens now and happened within the last hour, in the installation or one account.
///
/// @param at when it was read
/// @param minutes 60, oldest first; the last one is not over
/// @param calls those under way: dialled, not over
/// @param waiting queued for a call
/// @param chargedToday since midnight UTC, in millionths
/// @param live the newest verifications under way, at most 7
/// @param accounts those with charges today, most first, at most 8
/// @param hour how the calls of the last hour went
/// @param ever whether there was ever a verification
public record Overview(
        Instant at,
        List<MinuteCount> minutes,
        int calls,
        int waiting,
        long chargedToday,
        Callbacks callbacks,
        List<LiveCall> live,
        List<AccountToday> accounts,
        HourOfCalls hour,
        boolean ever) {
    public Overview {
        minutes = List.copyOf(minutes);
        live = List.copyOf(live);
        accounts = List.copyOf(accounts);
    }

    /// Verifications that ended so in the last minutes.
    ///
    /// @param last how many minutes, 1 to 60
    public int ended(Outcome outcome, int last) {
        return minutes.subList(minutes.size() - last, minutes.size()).stream()
                .mapToInt(minute -> minute.of(outcome))
                .sum();
    }

    /// Callbacks of the verifications that began within the last hour, and all that wait.
    ///
    /// @param waiting to be delivered, of any age
    /// @param oldest since when the oldest of these waits; empty when none does
    /// @param first deliveries tried at least once
    /// @param firstTaken those of them that were taken at the first attempt
    /// @param slowFirst from the final status to the end of the first attempt, slower than 99 of 100; empty when
    /// there was none
    public record Callbacks(
            int waiting,
            Optional<Instant> oldest,
            int first,
            int firstTaken,
            int givenUp,
            int attempts,
            Optional<Duration> slowFirst) {}

    /// @param number E.164 with `+`, or masked
    /// @param dialled empty: waits for its call
    public record LiveCall(
            long id, long account, String accountName, String number, Instant created, Optional<Instant> dialled) {}

    /// @param charged since midnight UTC, in millionths
    /// @param available balance without what is held, in millionths
    /// @param spendCap in millionths; empty: none
    public record AccountToday(long id, String name, long charged, long available, Optional<Long> spendCap) {}
}
