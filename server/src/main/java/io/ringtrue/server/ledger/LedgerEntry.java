package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.OptionalLong;

/// One change of an account's balance; entries are only ever added.
///
/// @param amount positive for a credit, negative for a charge
/// @param verification id of the verification that was charged; empty for every kind but [Kind#CHARGE]
/// @param validation confirmation number of the validation that was charged; empty for every
/// kind but [Kind#VALIDATION]
/// @param reference the operator's name for a credit, unique in the account; empty for charges
public record LedgerEntry(
        long id,
        long accountId,
        Kind kind,
        Money amount,
        OptionalLong verification,
        OptionalLong validation,
        String reference,
        Instant at) {
    /// What changed the balance.
    public enum Kind {
        /// Money paid in.
        CREDIT,
        /// A verification.
        CHARGE,
        /// A validation.
        VALIDATION
    }
}
