package io.ringtrue.server.api.fakes;

import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Money in memory.
public final class MemoryLedgerStore implements LedgerStore {
    private final MemoryAccountStore accounts;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<Long, Money> held = new HashMap<>();
    private final Map<Long, Tariff> own = new HashMap<>();
    private Tariff standard = new Tariff(List.of(new Price("", Money.of("0.015"))));

    public MemoryLedgerStore(MemoryAccountStore accounts) {
        this.accounts = accounts;
        accounts.opensWith((id, millionths, at) -> credit(id, new Money(millionths), "opening balance", at));
    }

    @Override
    public synchronized Optional<Balance> balance(long accountId) {
        return accounts.find(accountId).map(_ -> new Balance(total(accountId), heldBy(accountId)));
    }

    private Money total(long accountId) {
        return entries.stream()
                .filter(e -> e.accountId() == accountId)
                .map(LedgerEntry::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private Money heldBy(long accountId) {
        return held.getOrDefault(accountId, Money.ZERO);
    }

    /// @return false when the balance does not suffice
    public synchronized boolean hold(long accountId, Money amount) {
        if (total(accountId).minus(heldBy(accountId)).compareTo(amount) < 0) return false;
        held.put(accountId, heldBy(accountId).plus(amount));
        return true;
    }

    public synchronized int entryCount() {
        return entries.size();
    }

    @Override
    public synchronized List<LedgerEntry> entries(long accountId, long before, int limit) {
        return entries.reversed().stream()
                .filter(e -> e.accountId() == accountId && e.id() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Credit credit(long accountId, Money amount, String reference, Instant at) {
        if (accounts.find(accountId).isEmpty()) return new Credit.NoSuchAccount();
        Optional<LedgerEntry> earlier = entries.stream()
                .filter(e -> e.accountId() == accountId && e.reference().equals(reference))
                .findFirst();
        if (earlier.isPresent()) {
            return earlier.get().amount().equals(amount)
                    ? new Credit.Repeated(balance(accountId).orElseThrow())
                    : new Credit.Conflict(earlier.get().amount());
        }
        if (amount.millionths() > Long.MAX_VALUE - total(accountId).millionths()) return new Credit.TooMuch();
        entries.add(new LedgerEntry(
                entries.size() + 1L,
                accountId,
                LedgerEntry.Kind.CREDIT,
                amount,
                OptionalLong.empty(),
                OptionalLong.empty(),
                reference,
                at));
        return new Credit.Added(balance(accountId).orElseThrow());
    }

    @Override
    public synchronized Tariff tariffFor(long accountId) {
        return own.getOrDefault(accountId, standard);
    }

    @Override
    public synchronized Tariff defaultTariff() {
        return standard;
    }

    @Override
    public synchronized void putDefaultTariff(Tariff tariff) {
        standard = tariff;
    }

    @Override
    public synchronized void putTariff(long accountId, Tariff tariff) {
        if (tariff.prices().isEmpty()) {
            own.remove(accountId);
        } else {
            own.put(accountId, tariff);
        }
    }
}
