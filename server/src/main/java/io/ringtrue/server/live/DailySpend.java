package io.ringtrue.server.live;

import io.ringtrue.server.ledger.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What one source may cost a day (UTC). Every query counts, also one that fails: the provider may charge it.
///
/// @param price of one query; zero: nothing is booked and there is no limit
public record DailySpend(Money price, Money limit, LiveSpendStore store, Clock clock) {
    public DailySpend {
        if (price.negative() || limit.negative()) {
            throw new IllegalArgumentException("neither price nor limit may be negative");
        }
    }

    /// @return false: the money for today is spent, or the store is away: nobody may ask
    boolean covers(String source) {
        if (price.equals(Money.ZERO)) return true;
        return store.book(source, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), price, limit);
    }
}
