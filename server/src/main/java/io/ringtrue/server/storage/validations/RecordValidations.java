package io.ringtrue.server.storage.validations;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.LedgerEntryRow;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.accounts.SpendMinuteRow;
import io.ringtrue.server.storage.engine.SharedUnit;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.storage.validations.RecordValidations.Numbered;
import io.ringtrue.server.validation.ValidationStore.Receipt;
import io.ringtrue.server.validation.ValidationStore.Result;
import io.ringtrue.server.validation.ValidationStore.Usage;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that records validations, those that wait at the same time in one run: who can pay, one row for each,
/// and for those with a price a ledger entry and the balance. Validations without a price touch nothing but their
/// own table.
record RecordValidations(LedgerSeal seal, SqlDialect dialect) implements SharedUnit<Numbered, Receipt> {
    /// So many share one INSERT: enough to make the transaction's cost small for each, few enough for the parameters
    /// of one statement.
    private static final int MOST_TOGETHER = 256;

    /// What an account has that is not held.
    static final String AVAILABLE = """
            SELECT balance - held FROM account WHERE id = :id
            """;

    private static final String PURSE = """
            SELECT balance, held, ledger_sequence FROM account WHERE id = :id
            """;
    private static final String CHARGE = """
            UPDATE account SET balance = :balance, ledger_sequence = :sequence WHERE id = :id
            """;

    record Numbered(long id, long confirmation, Usage usage) {
        boolean priced() {
            return !usage.price().equals(Money.ZERO);
        }
    }

    @Override
    public int mostTogether() {
        return MOST_TOGETHER;
    }

    @Override
    public List<Receipt> run(JdbcClient sql, List<Numbered> validations) {
        SortedMap<Long, Purse> purses = purses(sql, validations);
        List<Receipt> receipts = new ArrayList<>();
        List<LedgerEntryRow> charged = new ArrayList<>();
        for (Numbered validation : validations) {
            Purse purse = purses.get(validation.usage().accountId());
            boolean pays = purse != null && validation.priced() && purse.pays(validation.usage());
            boolean paid = !validation.priced() || pays;
            receipts.add(new Receipt(validation.confirmation(), paid));
            if (purse != null && pays) charged.add(purse.charge(validation));
        }
        insert(sql, validations, receipts);
        if (!charged.isEmpty()) {
            LedgerEntryRow.insert(sql, seal, charged);
            purses.forEach((account, purse) -> purse.settle(sql, account));
        }
        return receipts;
    }

    /// What the accounts that have to pay can pay, locked in the order of their ids so that two nodes never wait for
    /// each other.
    private SortedMap<Long, Purse> purses(JdbcClient sql, List<Numbered> validations) {
        TreeMap<Long, Purse> purses = new TreeMap<>();
        TreeSet<String> caps = new TreeSet<>();
        for (Numbered validation : validations) {
            Usage usage = validation.usage();
            if (validation.priced()) {
                purses.computeIfAbsent(usage.accountId(), _ -> new Purse()).know(usage);
                if (usage.spendCapMillionths().isPresent()) caps.add(SpendCap.contested(usage.accountId()));
            }
        }
        dialect.lock(sql, caps);
        purses.forEach((account, purse) -> purse.open(sql, account, dialect));
        return purses;
    }

    private static void insert(JdbcClient sql, List<Numbered> validations, List<Receipt> receipts) {
        List<ValidationRow> rows = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            boolean paid = receipts.get(i).paid();
            rows.add(row(validations.get(i), paid));
        }
        ValidationRow.insert(sql, rows);
    }

    private static ValidationRow row(Numbered validation, boolean paid) {
        Usage usage = validation.usage();
        return new ValidationRow(
                validation.id(),
                validation.confirmation(),
                usage.accountId(),
                usage.credentialId(),
                paid ? usage.result() : Result.NOT_PAID,
                paid ? usage.price() : Money.ZERO,
                usage.at());
    }

    /// What one account can still spend while the batch is gone through.
    private static final class Purse {
        private long balance;
        private long held;
        private long sequence;
        private long spent;
        private long charged;
        private Instant latest = Instant.EPOCH;
        private OptionalLong since = OptionalLong.empty();

        /// The cap looks back from the earliest of the batch.
        void know(Usage usage) {
            if (usage.spendCapMillionths().isPresent()) {
                long start = SpendCap.windowStart(usage.at());
                since = OptionalLong.of(Math.min(since.orElse(start), start));
            }
        }

        void open(JdbcClient sql, long account, SqlDialect dialect) {
            sql.sql(PURSE + dialect.forUpdate()).param("id", account).query((ResultSet row) -> {
                balance = row.getLong("balance");
                held = row.getLong("held");
                sequence = row.getLong("ledger_sequence");
            });
            since.ifPresent(start -> spent = SpendCap.spent(sql, account, start));
        }

        boolean pays(Usage usage) {
            long price = usage.price().millionths();
            OptionalLong cap = usage.spendCapMillionths();
            if (price > balance - held || cap.isPresent() && spent + price > cap.getAsLong()) return false;
            spent += price;
            charged += price;
            latest = usage.at();
            return true;
        }

        /// The entry for what it has just paid.
        LedgerEntryRow charge(Numbered validation) {
            Usage usage = validation.usage();
            balance -= usage.price().millionths();
            sequence++;
            return LedgerEntryRow.ofValidation(
                    usage.accountId(), sequence, usage.price(), balance, validation.id(), usage.at());
        }

        void settle(JdbcClient sql, long account) {
            if (charged == 0) return;
            sql.sql(CHARGE)
                    .param("balance", balance)
                    .param("sequence", sequence)
                    .param("id", account)
                    .update();
            SpendMinuteRow.add(sql, account, charged, latest);
        }
    }
}
