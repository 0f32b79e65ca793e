package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.OptionalLong;

/// One change of an account's balance; entries are only ever added.
///
/// @param amount positive for a credit, negative for a charge
/// @param verification whose charge it is; empty for credits
/// @param reference the operator's own word for a credit, unique in the account; empty for charges
public record LedgerEntry(
        long id, long accountId, Kind kind, Money amount, OptionalLong verification, String reference, Instant at) {
    public enum Kind {
        CREDIT,
        CHARGE
    }
}
