package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.LedgerStore.Replacement;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that replaces a tariff. It is alone with it, and with the default one, which is in force where an account
/// has none: two at once would both find the tariff they expect, and leave a mixture of their own.
///
/// @param accountId empty: the default tariff
/// @param expected digest of the tariff that has to be in force; empty: any
record ReplaceTariff(OptionalLong accountId, Tariff tariff, Optional<String> expected, SqlDialect dialect)
        implements Database.Unit<Replacement> {
    @Override
    public Replacement run(JdbcClient sql) {
        SortedSet<String> names = new TreeSet<>(Set.of("tariff/default"));
        accountId.ifPresent(id -> names.add("tariff/" + id));
        dialect.lock(sql, names);
        Tariff was = inForce(sql);
        if (expected.filter(digest -> !digest.equals(was.digest())).isPresent()) return new Replacement.Other(was);
        if (accountId.isPresent()) {
            AccountPriceRow.replace(sql, accountId.getAsLong(), tariff.prices());
        } else {
            DefaultPriceRow.replace(sql, tariff.prices());
        }
        return new Replacement.Replaced(was, inForce(sql));
    }

    private Tariff inForce(JdbcClient sql) {
        List<Price> own = accountId.isPresent() ? AccountPriceRow.of(sql, accountId.getAsLong()) : List.of();
        return new Tariff(own.isEmpty() ? DefaultPriceRow.all(sql) : own);
    }
}
