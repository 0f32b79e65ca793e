package io.ringtrue.server.validation;

import io.ringtrue.server.ledger.Money;
import java.time.Instant;
import java.util.OptionalLong;

/// Keeps which account validated when, with which result and at which price; never the number. The port
/// that `storage` implements.
public interface ValidationStore {
    /// Stores one validation and charges it, in one transaction that is durable when this returns. When the
    /// balance or the spend cap does not allow the price, the validation is stored as [Result#NOT_PAID] and
    /// nothing is charged.
    Receipt record(Usage usage);

    /// Whether balance and spend cap allow the price at this moment. Ask it before doing anything that costs
    /// the operator money. It reserves nothing: [#record] decides.
    ///
    /// @param spendCapMillionths as in [Usage]
    boolean affords(long accountId, Money price, OptionalLong spendCapMillionths, Instant at);

    /// @param credentialId the credential the caller authenticated with
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
