package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.LedgerStore.Replacement;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.storage.engine.Database;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/// Tariffs, kept in memory because every admission asks for one. What this node changes holds at once; what
/// another node changes holds after [io.ringtrue.server.storage.engine.SqlDialect#cacheLife()].
final class Tariffs {
    /// Stands for the default tariff; accounts begin at 1.
    private static final long DEFAULT = 0;

    private record Kept(Tariff tariff, long since) {}

    private final Database database;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    Tariffs(Database database) {
        this.database = database;
    }

    Tariff standard() {
        return cached(DEFAULT, _ -> loadDefault());
    }

    Tariff of(long accountId) {
        Tariff own = cached(accountId, this::loadOwn);
        return own.prices().isEmpty() ? standard() : own;
    }

    Replacement replace(OptionalLong accountId, Tariff tariff, Optional<String> expected) {
        Replacement replacement = database.write(new ReplaceTariff(accountId, tariff, expected, database.dialect()));
        kept.clear();
        return replacement;
    }

    /// Loading holds the map's lock on the key and clearing waits for it, so no tariff read before a change
    /// is kept after it.
    private Tariff cached(long owner, LongFunction<Tariff> load) {
        Kept found = kept.get(owner);
        if (found != null && fresh(found)) return found.tariff();
        return kept.compute(
                        owner,
                        (id, now) -> now != null && fresh(now) ? now : new Kept(load.apply(id), System.nanoTime()))
                .tariff();
    }

    private boolean fresh(Kept found) {
        return System.nanoTime() - found.since()
                < database.dialect().cacheLife().toNanos();
    }

    private Tariff loadDefault() {
        return new Tariff(database.read(DefaultPriceRow::all));
    }

    private Tariff loadOwn(long accountId) {
        return new Tariff(database.read(sql -> AccountPriceRow.of(sql, accountId)));
    }
}
