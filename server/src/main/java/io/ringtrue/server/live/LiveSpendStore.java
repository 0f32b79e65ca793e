package io.ringtrue.server.live;

import io.ringtrue.server.ledger.Money;
import java.time.LocalDate;

/// Remembers what queries cost, over restarts and for all nodes.
public interface LiveSpendStore {
    /// Books one query in one durable transaction, when the day's sum with it stays within the limit.
    ///
    /// @param day in UTC
    /// @param price more than zero
    /// @return false: the limit would be passed, and nothing was booked
    /// @throws RuntimeException when it could not be booked; the query must not be made then
    boolean book(String source, LocalDate day, Money price, Money dailyLimit);
}
