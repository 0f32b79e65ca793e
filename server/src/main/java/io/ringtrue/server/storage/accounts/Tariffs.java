package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.storage.engine.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    void putStandard(Tariff tariff) {
        database.write(sql -> {
            alone(sql, DEFAULT);
            sql.sql("DELETE FROM default_price").update();
            for (Price price : tariff.prices()) {
                sql.sql("INSERT INTO default_price (prefix, price) VALUES (?, ?)")
                        .params(price.prefix(), price.price().millionths())
                        .update();
            }
            return tariff;
        });
        kept.clear();
    }

    void put(long accountId, Tariff tariff) {
        database.write(sql -> {
            alone(sql, accountId);
            sql.sql("DELETE FROM account_price WHERE account_id = ?")
                    .param(accountId)
                    .update();
            for (Price price : tariff.prices()) {
                sql.sql("INSERT INTO account_price (account_id, prefix, price) VALUES (?, ?, ?)")
                        .params(accountId, price.prefix(), price.price().millionths())
                        .update();
            }
            return tariff;
        });
        kept.clear();
    }

    /// Makes those who replace the same tariff wait for each other. Two at once would both delete the old prices and
    /// leave a mixture of their own, or fail on a prefix that both have.
    private void alone(JdbcClient sql, long owner) {
        database.dialect().lock(sql, new TreeSet<>(Set.of("tariff:" + owner)));
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
        return new Tariff(
                database.read(sql -> prices(sql.sql("SELECT prefix, price FROM default_price ORDER BY prefix"))));
    }

    private Tariff loadOwn(long accountId) {
        return new Tariff(database.read(
                sql -> prices(sql.sql("SELECT prefix, price FROM account_price WHERE account_id = ? ORDER BY prefix")
                        .param(accountId))));
    }

    private static List<Price> prices(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> new Price(row.getString("prefix"), new Money(row.getLong("price"))))
                .list();
    }
}
