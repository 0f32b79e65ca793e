package io.ringtrue.server.accounts;

import java.time.Instant;
import java.util.Optional;

/// What identifies an account. The secret itself is never here, only in [StoredCredential] as a hash.
///
/// @param name the `apikey` or `user`; unique in the installation within its kind
/// @param weak imported and short: throttled hard, and marked wherever it is shown
public record Credential(
        long id,
        long accountId,
        Kind kind,
        String name,
        boolean weak,
        Instant created,
        Optional<Instant> lastUsed,
        boolean revoked) {
    public enum Kind {
        /// `apikey` and `apisecret`: dialect A, and `/v1` as HTTP Basic.
        API_KEY,
        /// `user` and `pass`: dialect B.
        API_USER
    }
}
