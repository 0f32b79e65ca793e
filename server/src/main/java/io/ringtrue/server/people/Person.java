package io.ringtrue.server.people;

import java.time.Instant;
import java.util.OptionalLong;

/// Somebody who may sign in.
///
/// @param email in the form of [Email]; unique
/// @param account the one account that exists for this person; empty: a person of the installation
/// @param active false: cannot sign in, and what is signed in is not any more
/// @param version grows with each change of password, role or activity; who signed in before is signed out
public record Person(
        long id,
        String email,
        String name,
        Role role,
        OptionalLong account,
        boolean active,
        long version,
        Instant created) {
    public boolean isOfInstallation() {
        return account.isEmpty();
    }

    /// Whether this person may see what belongs to the account.
    public boolean sees(long accountId) {
        return account.isEmpty() || account.getAsLong() == accountId;
    }

    /// Whether this person may change more than what only owners change.
    public boolean changes() {
        return role != Role.VIEWER;
    }

    public boolean owns() {
        return role == Role.OWNER;
    }
}
