package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The part of a unit that moves money: it changes the balance, and adds the entry that says why. The account's row
/// is changed first, and so locked: no other entry can get the same place.
///
/// @param released what was held and is not any more
public record MoveMoney(
        long accountId,
        String kind,
        long amount,
        long released,
        @Nullable Long verificationId,
        String reference,
        String reason,
        Instant at) {
    private static final String MOVE = """
            UPDATE account
            SET balance = balance + :amount, held = held - :released, ledger_sequence = ledger_sequence + 1
            WHERE id = :id
            RETURNING balance, ledger_sequence
            """;

    private record Place(long balance, long sequence) {}

    /// What a verification's call costs.
    ///
    /// @param hold what was held for it
    public static MoveMoney charge(long accountId, Money charge, Money hold, long verificationId, Instant at) {
        return new MoveMoney(
                accountId, LedgerEntryRow.CHARGE, -charge.millionths(), hold.millionths(), verificationId, "", "", at);
    }

    /// @param amount negative for a debit
    static MoveMoney credit(long accountId, Money amount, String reference, String reason, Instant at) {
        return new MoveMoney(accountId, LedgerEntryRow.CREDIT, amount.millionths(), 0, null, reference, reason, at);
    }

    /// The account must be there, and the sum must fit.
    public void in(JdbcClient sql, LedgerSeal seal) {
        Place place = sql.sql(MOVE)
                .param("amount", amount)
                .param("released", released)
                .param("id", accountId)
                .query((row, number) -> new Place(row.getLong("balance"), row.getLong("ledger_sequence")))
                .single();
        LedgerEntryRow entry = new LedgerEntryRow(
                accountId, place.sequence, kind, amount, place.balance, verificationId, null, reference, reason, at);
        LedgerEntryRow.insert(sql, seal, List.of(entry));
    }
}
