package io.ringtrue.server.callbacks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Lists callbacks for people: the port that `storage` implements. Every page of a list costs the same, however many
/// callbacks there are.
public interface Deliveries {
    /// @param accountName of the account whose callback it is
    record Listed(Callback callback, String accountName) {}

    /// Newest first.
    ///
    /// @param account empty: of all accounts
    /// @param state empty: of every state
    /// @param before only callbacks with a smaller id; `Long.MAX_VALUE` to begin
    List<Listed> list(OptionalLong account, Optional<Callback.State> state, long before, int limit);

    /// Those nearest to a callback among the newer ones, newest first.
    List<Listed> newer(OptionalLong account, Optional<Callback.State> state, long after, int limit);

    /// @param account empty: of any account
    /// @return empty when there is none, or it is another account's
    Optional<Callback> find(OptionalLong account, long callbackId);

    /// A verification's callbacks, oldest first.
    List<Callback> ofVerification(long accountId, long verificationId);
}
