package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;

/// Money by day, by account and by entry, each read in one transaction.
public final class JdbcMoneyReports implements MoneyReports {
    private final Database database;

    public JdbcMoneyReports(Database database) {
        this.database = database;
    }

    /// A month of a busy account has millions of entries.
    @Override
    public SortedMap<LocalDate, Long> chargedByDay(OptionalLong account, LocalDate from, LocalDate to) {
        long begin = from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return database.readLong(sql -> MoneyQuery.chargedByDay(sql, account, begin, end));
    }

    @Override
    public long spent(long account, Instant now) {
        return database.read(sql -> SpendCap.spent(sql, account, SpendCap.windowStart(now)));
    }

    @Override
    public Holds holds(long account, int most) {
        return database.read(sql -> MoneyQuery.holds(sql, account, most));
    }

    @Override
    public List<LedgerLine> ledger(long account, Entries wanted, long before, int limit) {
        return database.read(sql -> MoneyQuery.ledger(sql, account, wanted, before, limit));
    }

    @Override
    public List<AccountMoney> accounts(String name, long after, int limit, Instant today) {
        String part = name.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return database.read(sql -> MoneyQuery.accounts(sql, "%" + part + "%", after, limit, minute(today)));
    }

    @Override
    public Totals totals(Instant today) {
        return database.read(sql -> MoneyQuery.totals(sql, minute(today)));
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }
}
