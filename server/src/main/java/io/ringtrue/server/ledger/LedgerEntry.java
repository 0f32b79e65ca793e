package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.OptionalLong;

/// One change of an account's balance; entries are only ever added.
///
/// @param sequence its place among the account's entries: 1, 2, … without gaps
/// @param amount positive for a credit, negative for a charge and a debit
/// @param balance the account's balance after it
/// @param verification id of the verification that was charged; empty for every kind but [Kind#CHARGE]
/// @param validation confirmation number of the validation that was charged; empty for every
/// kind but [Kind#VALIDATION]
/// @param reference the operator's name for a credit or debit, unique in the account; empty for charges
/// @param reason why the operator took money away; empty for every kind but [Kind#DEBIT]
public record LedgerEntry(
        long id,
        long accountId,
        long sequence,
        Kind kind,
        Money amount,
        Money balance,
        OptionalLong verification,
        OptionalLong validation,
        String reference,
        String reason,
        Instant at) {
    /// What changed the balance.
    public enum Kind {
        /// Money paid in.
        CREDIT,
        /// Money that the operator took away: a refund, a correction.
        DEBIT,
        /// A verification.
        CHARGE,
        /// A validation.
        VALIDATION
    }
}
