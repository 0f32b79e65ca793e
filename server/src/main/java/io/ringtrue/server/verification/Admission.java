package io.ringtrue.server.verification;

import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.verification.request.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A verification to be admitted in one transaction: idempotency, limits, hold, row, timeline.
///
/// @param verification as it will be when its price can be held: [VerificationStatus#QUEUED]
/// @param content kept only encrypted, and deleted at the final status
/// @param pinLife when the content's life ends
/// @param callbackHost host of the callback URL in lower case, for its limit; empty when there is none
/// @param limits all of them must pass
/// @param spendCapMillionths most that may be charged and held in 24 hours; empty: no cap
/// @param ifUnpaid the callback to write when the balance does not suffice and the verification ends at once as
/// [VerificationStatus#INSUFFICIENT_BALANCE]; empty when no callback URL is set
/// @param idempotency empty when the caller sent no key
public record Admission(
        Verification verification,
        Content content,
        Instant pinLife,
        String callbackHost,
        List<Limit> limits,
        OptionalLong spendCapMillionths,
        Optional<NewCallback> ifUnpaid,
        Optional<Idempotency> idempotency) {

    /// @param key the caller's, unique in the account
    /// @param fingerprint HMAC of the request, so that the same key with another request is noticed
    public record Idempotency(String key, String fingerprint) {}
}
