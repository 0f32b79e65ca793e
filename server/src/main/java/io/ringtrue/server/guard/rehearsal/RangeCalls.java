package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.server.guard.AccountCalls;
import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.RangeHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// Answered calls to one range by account and hour.
final class RangeCalls {
    private static final long SECONDS = 3_600;
    private static final int DAY = 24;
    private static final int TWO_WEEKS = 14 * DAY;

    private final Map<Long, NavigableMap<Long, MatchRate>> byAccount = new TreeMap<>();

    void add(long account, boolean matched, Instant at) {
        byAccount
                .computeIfAbsent(account, _ -> new TreeMap<>())
                .merge(hour(at), new MatchRate(1, matched ? 1 : 0), RangeCalls::sum);
    }

    /// @param since when the last pause for everybody ended: only later hours count. [Instant#MIN]: there was none
    /// @param until when the last pause for an account ends or ended
    RangeHistory history(String prefix, Instant since, LongFunction<Instant> until, Instant now) {
        long hour = hour(now);
        MatchRate before = byAccount.values().stream()
                .map(calls -> between(calls, hour - TWO_WEEKS, hour - DAY - 1))
                .reduce(MatchRate.NONE, RangeCalls::sum);
        List<AccountCalls> accounts = byAccount.entrySet().stream()
                .map(calls -> recent(calls.getKey(), calls.getValue(), since, until.apply(calls.getKey()), now))
                .toList();
        return new RangeHistory(prefix, accounts, before);
    }

    private static AccountCalls recent(
            long account, NavigableMap<Long, MatchRate> calls, Instant since, Instant until, Instant now) {
        long hour = hour(now);
        boolean paused = until.isAfter(now);
        long first = paused ? after(since) : Math.max(after(since), after(until));
        return new AccountCalls(
                account,
                between(calls, Math.max(first, hour - 1), hour),
                between(calls, Math.max(first, hour - DAY), hour),
                paused);
    }

    private static long after(Instant pause) {
        return pause.equals(Instant.MIN) ? Long.MIN_VALUE : hour(pause) + 1;
    }

    private static MatchRate between(NavigableMap<Long, MatchRate> calls, long first, long last) {
        return first > last
                ? MatchRate.NONE
                : calls.subMap(first, true, last, true).values().stream().reduce(MatchRate.NONE, RangeCalls::sum);
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    private static MatchRate sum(MatchRate one, MatchRate other) {
        return new MatchRate(one.answered() + other.answered(), one.matched() + other.matched());
    }
}
