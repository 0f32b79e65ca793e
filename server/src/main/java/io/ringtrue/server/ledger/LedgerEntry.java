package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.OptionalLong;

/// One change of an account's balance; entries are only ever added.
///
/// @param amount positive for a credit, negative for a charge
/// @param verification whose charge it is; empty for all but [Kind#CHARGE]
/// @param validation whose charge it is, by its confirmation number; empty for all but [Kind#VALIDATION]
/// @param reference the operator's own word for a credit, unique in the account; empty for charges
public record LedgerEntry(
        long id,
        long accountId,
        Kind kind,
        Money amount,
        OptionalLong verification,
        OptionalLong validation,
        String reference,
        Instant at) {
    public enum Kind {
        CREDIT,
        /// For a verification.
        CHARGE,
        /// For a validation.
        VALIDATION
    }
}
