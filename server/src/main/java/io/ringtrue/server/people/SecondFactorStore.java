package io.ringtrue.server.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps second factors, sealed: the port that `storage` implements. Each method is one transaction, durable when it
/// returns.
public interface SecondFactorStore {
    /// @param key in base32
    /// @param on false: begun, and not confirmed by a code yet; nobody is asked for it
    /// @param recoveryLeft recovery codes that are not used
    record Stored(Secret key, boolean on, int recoveryLeft) {}

    Optional<Stored> find(long personId);

    /// Begins anew. A factor that is on stays as it is.
    void begin(long personId, Secret key, Instant at);

    /// Turns on what was begun, and raises the person's version.
    ///
    /// @param step of the code that proved it; it is used up
    /// @return the person as they are now; empty: nothing was begun, or it is on already
    Optional<Person> turnOn(long personId, long step, List<SecretHash> recovery);

    /// Uses the code of a step up. Of two who use it at the same time, one is told true.
    boolean useStep(long personId, long step);

    /// Uses a recovery code up.
    boolean useRecovery(long personId, SecretHash code);

    /// Forgets key and recovery codes, and raises the person's version if the factor was on.
    ///
    /// @return whether it was on
    boolean remove(long personId);
}
