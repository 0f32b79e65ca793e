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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `ledger_entry`. SQL that reads one calls the table `l`, and `v` the validation it belongs to.
///
/// A debit is a `CREDIT` with a negative amount: a node of the version before can read it, and credits and debits
/// share one space of references.
///
/// @param sequence its place among the account's entries, from 1
/// @param balance the account's balance after it, in millionths
public record LedgerEntryRow(
        long accountId,
        long sequence,
        String kind,
        long amount,
        long balance,
        @Nullable Long verificationId,
        @Nullable Long validationId,
        String reference,
        String reason,
        Instant at) {
    /// What [#entry] needs.
    static final String COLUMNS = """
            l.id, l.account_id, l.sequence, l.kind, l.amount, l.balance, l.verification_id, v.confirmation,
            l.reference, l.reason, l.at""";

    public static final String CREDIT = "CREDIT";
    static final String CHARGE = "CHARGE";
    private static final String VALIDATION = "VALIDATION";

    // Places and not names: one INSERT of many rows costs less than half of what an INSERT for each costs.
    private static final String INSERT = """
            INSERT INTO ledger_entry (account_id, sequence, kind, amount, balance, verification_id, validation_id,
                reference, reason, at, seal)
            VALUES %s
            """;
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// What a validation costs.
    public static LedgerEntryRow ofValidation(
            long accountId, long sequence, Money charge, long balance, long validationId, Instant at) {
        long amount = -charge.millionths();
        return new LedgerEntryRow(accountId, sequence, VALIDATION, amount, balance, null, validationId, "", "", at);
    }

    /// As it was stored, with what [LedgerSeal] needs.
    public static LedgerEntryRow read(ResultSet row) throws SQLException {
        return new LedgerEntryRow(
                row.getLong("account_id"),
                row.getLong("sequence"),
                row.getString("kind"),
                row.getLong("amount"),
                row.getLong("balance"),
                Columns.nullable(Columns.optionalLong(row, "verification_id")),
                Columns.nullable(Columns.optionalLong(row, "validation_id")),
                row.getString("reference"),
                row.getString("reason"),
                Columns.instant(row, "at"));
    }

    /// As the domain sees it.
    static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        return new LedgerEntry(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getLong("sequence"),
                kind(row.getString("kind"), row.getLong("amount")),
                Columns.money(row, "amount"),
                Columns.money(row, "balance"),
                Columns.optionalLong(row, "verification_id"),
                Columns.optionalLong(row, "confirmation"),
                row.getString("reference"),
                row.getString("reason"),
                Columns.instant(row, "at"));
    }

    static LedgerEntry.Kind kind(String stored, long amount) {
        return stored.equals(CREDIT) && amount < 0 ? LedgerEntry.Kind.DEBIT : LedgerEntry.Kind.valueOf(stored);
    }

    /// @param entries at least one
    public static void insert(JdbcClient sql, LedgerSeal seal, List<LedgerEntryRow> entries) {
        List<@Nullable Object> values = new ArrayList<>();
        for (LedgerEntryRow one : entries) {
            values.add(one.accountId);
            values.add(one.sequence);
            values.add(one.kind);
            values.add(one.amount);
            values.add(one.balance);
            values.add(one.verificationId);
            values.add(one.validationId);
            values.add(one.reference);
            values.add(one.reason);
            values.add(one.at.toEpochMilli());
            values.add(seal.of(one));
        }
        sql.sql(INSERT.formatted(String.join(", ", Collections.nCopies(entries.size(), ROW))))
                .params(values)
                .update();
    }
}
