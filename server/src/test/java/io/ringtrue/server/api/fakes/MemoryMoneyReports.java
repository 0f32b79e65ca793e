package io.ringtrue.server.api.fakes;

import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// The days of a ledger in memory; what only pages read is not there.
public final class MemoryMoneyReports implements MoneyReports {
    private final MemoryLedgerStore ledger;

    public MemoryMoneyReports(MemoryLedgerStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public SortedMap<LocalDate, Long> chargedByDay(OptionalLong account, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        for (LedgerEntry entry : ledger.all()) {
            LocalDate day = entry.at().atZone(ZoneOffset.UTC).toLocalDate();
            boolean wanted = account.isEmpty() || account.getAsLong() == entry.accountId();
            if (!wanted || day.isBefore(from) || day.isAfter(to) || !isCharge(entry)) continue;
            days.merge(day, -entry.amount().millionths(), Long::sum);
        }
        return days;
    }

    private static boolean isCharge(LedgerEntry entry) {
        return entry.verification().isPresent() || entry.validation().isPresent();
    }

    @Override
    public long spent(long account, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Holds holds(long account, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LedgerLine> ledger(long account, Entries wanted, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AccountMoney> accounts(String name, long after, int limit, Instant today) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Totals totals(Instant today) {
        throw new UnsupportedOperationException();
    }
}
