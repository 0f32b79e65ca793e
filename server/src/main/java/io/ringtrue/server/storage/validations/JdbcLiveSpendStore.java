package io.ringtrue.server.storage.validations;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.live.LiveSpendStore;
import io.ringtrue.server.storage.engine.Database;
import java.time.LocalDate;

/// The day's sums in a table. The limit is part of the statement that adds: however many add at once, none passes it.
public final class JdbcLiveSpendStore implements LiveSpendStore {
    private final Database database;

    public JdbcLiveSpendStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean book(String source, LocalDate day, Money price, Money dailyLimit) {
        if (price.compareTo(dailyLimit) > 0) return false;
        return database.write(sql -> LiveSpendRow.add(sql, source, day, price, dailyLimit.minus(price)));
    }
}
