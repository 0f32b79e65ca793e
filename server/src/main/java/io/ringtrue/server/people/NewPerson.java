package io.ringtrue.server.people;

import io.ringtrue.server.accounts.SecretHash;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A person to be created.
///
/// @param hash of the password; empty: signs in by a link first
/// @param account empty: a person of the installation
public record NewPerson(
        Email email, String name, Optional<SecretHash> hash, Role role, OptionalLong account, Instant created) {
    private static final int LONGEST_NAME = 100;

    /// @throws PersonFault naming the value that breaks its rule
    public NewPerson {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new PersonFault("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        requireFit(role, account);
    }

    /// @throws PersonFault when nobody there may have this role
    static void requireFit(Role role, OptionalLong account) {
        if (!role.fits(account.isPresent())) {
            throw new PersonFault(
                    "role",
                    account.isPresent()
                            ? "must be owner, member or viewer in an account"
                            : "must be owner, operator or viewer in the installation");
        }
    }
}
