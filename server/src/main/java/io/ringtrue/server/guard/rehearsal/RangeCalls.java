package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.server.guard.MatchRate;
import io.ringtrue.server.guard.RangeHistory;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Answered calls to one range by the hour.
final class RangeCalls {
    private static final long SECONDS = 3_600;
    private static final int DAY = 24;
    private static final int TWO_WEEKS = 14 * DAY;

    private final NavigableMap<Long, MatchRate> byHour = new TreeMap<>();

    void add(boolean matched, Instant at) {
        byHour.merge(hour(at), new MatchRate(1, matched ? 1 : 0), RangeCalls::sum);
    }

    /// @param since when the last pause ended: only later hours count. [Instant#MIN]: there was none
    RangeHistory history(String prefix, Instant since, Instant now) {
        long hour = hour(now);
        long first = since.equals(Instant.MIN) ? Long.MIN_VALUE : hour(since) + 1;
        return new RangeHistory(
                prefix,
                between(Math.max(first, hour - 1), hour),
                between(Math.max(first, hour - DAY), hour),
                between(hour - TWO_WEEKS, hour - DAY - 1));
    }

    private MatchRate between(long first, long last) {
        return first > last
                ? MatchRate.NONE
                : byHour.subMap(first, true, last, true).values().stream().reduce(MatchRate.NONE, RangeCalls::sum);
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    private static MatchRate sum(MatchRate one, MatchRate other) {
        return new MatchRate(one.answered() + other.answered(), one.matched() + other.matched());
    }
}
