package io.ringtrue.server.accounts;

import java.time.Instant;
import java.util.Optional;

/// A name that identifies an account to us. The secret is not here; [StoredCredential] has its hash.
///
/// @param name the `apikey` or `user`; unique in the installation within its kind
/// @param label what its account calls it; may be empty
/// @param weak true: imported with a short secret, so it is marked wherever it is shown
public record Credential(
        long id,
        long accountId,
        Kind kind,
        String name,
        String label,
        boolean weak,
        Instant created,
        Optional<Instant> lastUsed,
        boolean revoked) {
    public enum Kind {
        /// `apikey` and `apisecret`: verification dialects, and `/v1` as HTTP Basic.
        API_KEY,
        /// `user` and `pass`: validation dialects.
        API_USER
    }
}
