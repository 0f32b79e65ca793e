package io.ringtrue.server.accounts;

import java.time.Instant;
import java.util.List;

/// An account to be stored with its first credentials, in one transaction.
///
/// @param openingMillionths credited in the same transaction; 0: none
/// @param callbackSecret the `whsec_…` its callbacks are signed with
public record NewAccount(
        String name,
        String company,
        AccountSettings settings,
        long openingMillionths,
        Secret callbackSecret,
        List<NewCredential> credentials,
        Instant at) {

    /// @param name must be unique within its kind
    /// @param label what its account calls it; may be empty
    public record NewCredential(Credential.Kind kind, String name, String label, SecretHash hash, boolean weak) {}
}
