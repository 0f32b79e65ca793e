package io.ringtrue.server.storage.validations;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.validations.RecordValidations.Numbered;
import io.ringtrue.server.validation.ValidationStore;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Validations in a table, many in one transaction.
public final class JdbcValidationStore implements ValidationStore {
    private final Database database;
    private final ConfirmationNumbers confirmations;
    private final RecordValidations together;

    public JdbcValidationStore(Database database, InstallationKey key) {
        this.database = database;
        this.confirmations = new ConfirmationNumbers(database, key);
        this.together = new RecordValidations(new LedgerSeal(key), database.dialect());
    }

    @Override
    public Receipt record(Usage usage) {
        long id = confirmations.nextId();
        return database.write(together, new Numbered(id, confirmations.of(id), usage));
    }

    @Override
    public boolean affords(long accountId, Money price, OptionalLong spendCapMillionths, Instant at) {
        return price.equals(Money.ZERO)
                || database.read(sql -> price.millionths()
                        <= Math.min(available(sql, accountId), leftUnderCap(sql, accountId, spendCapMillionths, at)));
    }

    private static long available(JdbcClient sql, long accountId) {
        return sql.sql(RecordValidations.AVAILABLE)
                .param("id", accountId)
                .query(Long.class)
                .single();
    }

    private static long leftUnderCap(JdbcClient sql, long accountId, OptionalLong cap, Instant at) {
        return cap.isPresent()
                ? cap.getAsLong() - SpendCap.spent(sql, accountId, SpendCap.windowStart(at))
                : Long.MAX_VALUE;
    }
}
