package io.ringtrue.server.live;

import io.ringtrue.server.ledger.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Keeps to the port's contract, for as long as the test lasts.
final class SpendInMemory implements LiveSpendStore {
    private final Map<String, Money> spent = new HashMap<>();

    @Override
    public synchronized boolean book(String source, LocalDate day, Money price, Money dailyLimit) {
        Money sum = spent.getOrDefault(source + day, Money.ZERO).plus(price);
        if (sum.compareTo(dailyLimit) > 0) return false;
        spent.put(source + day, sum);
        return true;
    }
}
