package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that replaces a tariff. It is alone with it: two at once would both delete the old prices and leave a
/// mixture of their own, or fail on a prefix that both have.
///
/// @param accountId empty: the default tariff
record ReplaceTariff(OptionalLong accountId, Tariff tariff, SqlDialect dialect) implements Database.Unit<Tariff> {
    @Override
    public Tariff run(JdbcClient sql) {
        String owner = accountId.isPresent() ? Long.toString(accountId.getAsLong()) : "default";
        dialect.lock(sql, new TreeSet<>(Set.of("tariff/" + owner)));
        if (accountId.isPresent()) {
            AccountPriceRow.replace(sql, accountId.getAsLong(), tariff.prices());
        } else {
            DefaultPriceRow.replace(sql, tariff.prices());
        }
        return tariff;
    }
}
