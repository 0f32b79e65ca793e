package io.ringtrue.server.api.fakes;

import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerCheck;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Statement;
import io.ringtrue.server.ledger.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

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

    synchronized List<LedgerEntry> all() {
        return List.copyOf(entries);
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
                count(accountId) + 1,
                LedgerEntry.Kind.CREDIT,
                amount,
                total(accountId).plus(amount),
                OptionalLong.empty(),
                OptionalLong.empty(),
                reference,
                "",
                at));
        return new Credit.Added(balance(accountId).orElseThrow());
    }

    private long count(long accountId) {
        return entries.stream().filter(e -> e.accountId() == accountId).count();
    }

    @Override
    public synchronized Debit debit(long accountId, Money amount, String reference, String reason, Instant at) {
        Optional<Balance> balance = balance(accountId);
        if (balance.isEmpty()) return new Debit.NoSuchAccount();
        if (balance.get().available().compareTo(amount) < 0) return new Debit.NotEnough(balance.get());
        return switch (credit(accountId, amount.negated(), reference, at)) {
            case Credit.Added(Balance after) -> new Debit.Taken(after);
            case Credit.Repeated(Balance after) -> new Debit.Repeated(after);
            case Credit.Conflict(Money earlier) -> new Debit.Conflict(earlier);
            case Credit.TooMuch(), Credit.NoSuchAccount() -> new Debit.NoSuchAccount();
        };
    }

    @Override
    public synchronized Optional<Statement> statement(long accountId, Instant from, Instant to) {
        Money opening = sum(accountId, Instant.MIN, from);
        Money within = sum(accountId, from, to);
        long count = entries.stream()
                .filter(e -> e.accountId() == accountId && !e.at().isBefore(from) && e.at().isBefore(to))
                .count();
        return accounts.find(accountId)
                .map(_ -> new Statement(
                        opening,
                        List.of(new Statement.Line(LedgerEntry.Kind.CREDIT, count, within)),
                        opening.plus(within)));
    }

    private Money sum(long accountId, Instant from, Instant to) {
        return entries.stream()
                .filter(e -> e.accountId() == accountId && !e.at().isBefore(from) && e.at().isBefore(to))
                .map(LedgerEntry::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /// Finds one thing wrong, so that every kind of line is answered.
    public LedgerCheck check() {
        return new LedgerCheck() {
            @Override
            public void run(OptionalLong accountId, Consumer<Event> report) {
                report.accept(new Event.Progress(1, 2));
                report.accept(new Event.Finding(accountId.orElse(0), OptionalLong.of(2), "is missing"));
                report.accept(new Event.Finding(accountId.orElse(0), OptionalLong.empty(), "is odd"));
                report.accept(new Event.Done(1, 2, 2));
            }

            @Override
            public long acceptUnsealed() {
                return 3;
            }
        };
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
    public synchronized Replacement replaceTariff(OptionalLong account, Tariff tariff, Optional<String> expected) {
        Tariff was = inForce(account);
        if (expected.filter(digest -> !digest.equals(was.digest())).isPresent()) return new Replacement.Other(was);
        if (account.isEmpty()) {
            standard = tariff;
        } else if (tariff.prices().isEmpty()) {
            own.remove(account.getAsLong());
        } else {
            own.put(account.getAsLong(), tariff);
        }
        return new Replacement.Replaced(was, inForce(account));
    }

    private Tariff inForce(OptionalLong account) {
        return account.isPresent() ? tariffFor(account.getAsLong()) : standard;
    }
}
