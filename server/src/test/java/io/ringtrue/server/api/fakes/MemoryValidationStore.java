package io.ringtrue.server.api.fakes;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.ValidationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Validations in memory. Confirmation numbers count up from the documentation's sample.
public final class MemoryValidationStore implements ValidationStore {
    private static final long FIRST = 71_785_534;

    private final MemoryLedgerStore ledger;
    private final List<Usage> usages = new ArrayList<>();
    private boolean down;

    public MemoryValidationStore(MemoryLedgerStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized Receipt record(Usage usage) {
        if (down) throw new IllegalStateException("the store is down");
        usages.add(usage);
        boolean paid = usage.price().equals(Money.ZERO) || ledger.hold(usage.accountId(), usage.price());
        return new Receipt(FIRST + usages.size() - 1, paid);
    }

    @Override
    public synchronized boolean affords(long accountId, Money price, OptionalLong spendCapMillionths, Instant at) {
        return price.equals(Money.ZERO)
                || ledger.balance(accountId).orElseThrow().available().compareTo(price) >= 0;
    }

    /// From now on every write fails, as when the database is gone.
    public synchronized void breakDown(boolean broken) {
        down = broken;
    }

    public synchronized List<Usage> usages() {
        return List.copyOf(usages);
    }
}
