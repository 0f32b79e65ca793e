package io.ringtrue.server.validation;

import io.ringtrue.server.ledger.Money;
import java.time.Instant;
import java.util.OptionalLong;

/// Keeps what was validated for whom, and at which price; never the number.
public interface ValidationStore {
    /// Stores one validation and charges it, in one durable transaction that is over when this returns. Where the
    /// balance or the spend cap does not allow the price, it is stored as [Result#NOT_PAID] and charged nothing.
    Receipt record(Usage usage);

    /// Whether balance and spend cap bear the price just now: asked before anything is done that costs the
    /// operator money. It reserves nothing; [#record] decides.
    ///
    /// @param spendCapMillionths as in [Usage]
    boolean affords(long accountId, Money price, OptionalLong spendCapMillionths, Instant at);

    /// @param credentialId with which it was asked for
    /// @param price zero: free of charge, and the balance is not looked at
    /// @param spendCapMillionths most that may be charged and held in any 24 hours; empty: no cap
    record Usage(
            long accountId,
            long credentialId,
            Result result,
            Money price,
            OptionalLong spendCapMillionths,
            Instant at) {}

    /// @param confirmation unique in the installation; 1 to 2^31 - 1, and up to 2^53 once those are used up
    /// @param paid false: the balance or the spend cap did not allow it
    record Receipt(long confirmation, boolean paid) {}

    enum Result {
        PASSED,
        TYPE_EXCLUDED,
        NOT_VALID,
        NOT_PAID
    }
}
