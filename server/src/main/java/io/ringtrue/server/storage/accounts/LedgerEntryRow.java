package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `ledger_entry`. SQL that reads one calls the table `l`, and `v` the validation it belongs to.
public final class LedgerEntryRow {
    /// What [#read] needs.
    static final String COLUMNS =
            "l.id, l.account_id, l.kind, l.amount, l.verification_id, v.confirmation, l.reference, l.at";

    private static final String INSERT_CREDIT = """
            INSERT INTO ledger_entry (account_id, kind, amount, reference, at)
            VALUES (:account_id, 'CREDIT', :amount, :reference, :at)
            """;
    private static final String INSERT_CHARGE = """
            INSERT INTO ledger_entry (account_id, kind, amount, verification_id, reference, at)
            VALUES (:account_id, 'CHARGE', :amount, :verification_id, '', :at)
            """;
    // Places and not names: one INSERT of many rows costs less than half of what an INSERT for each costs.
    private static final String INSERT_VALIDATION_CHARGES = """
            INSERT INTO ledger_entry (account_id, kind, amount, validation_id, reference, at)
            VALUES %s
            """;
    private static final String VALIDATION_CHARGE = "(?, 'VALIDATION', ?, ?, '', ?)";

    private LedgerEntryRow() {}

    /// What one validation costs.
    public record ValidationCharge(long accountId, Money charge, long validationId, Instant at) {}

    static LedgerEntry read(ResultSet row, int number) throws SQLException {
        return new LedgerEntry(
                row.getLong("id"),
                row.getLong("account_id"),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                Columns.money(row, "amount"),
                Columns.optionalLong(row, "verification_id"),
                Columns.optionalLong(row, "confirmation"),
                row.getString("reference"),
                Columns.instant(row, "at"));
    }

    static void insertCredit(JdbcClient sql, long accountId, Money amount, String reference, Instant at) {
        sql.sql(INSERT_CREDIT)
                .param("account_id", accountId)
                .param("amount", amount.millionths())
                .param("reference", reference)
                .param("at", at.toEpochMilli())
                .update();
    }

    /// What a verification's call costs.
    public static void insertCharge(JdbcClient sql, long accountId, Money charge, long verificationId, Instant at) {
        sql.sql(INSERT_CHARGE)
                .param("account_id", accountId)
                .param("amount", -charge.millionths())
                .param("verification_id", verificationId)
                .param("at", at.toEpochMilli())
                .update();
    }

    /// @param charges at least one
    public static void insert(JdbcClient sql, List<ValidationCharge> charges) {
        List<Object> values = new ArrayList<>();
        for (ValidationCharge one : charges) {
            values.add(one.accountId());
            values.add(-one.charge().millionths());
            values.add(one.validationId());
            values.add(one.at().toEpochMilli());
        }
        sql.sql(INSERT_VALIDATION_CHARGES.formatted(
                        String.join(", ", Collections.nCopies(charges.size(), VALIDATION_CHARGE))))
                .params(values)
                .update();
    }
}
