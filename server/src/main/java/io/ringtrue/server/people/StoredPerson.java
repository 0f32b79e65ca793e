package io.ringtrue.server.people;

import io.ringtrue.server.accounts.SecretHash;
import java.util.Optional;

/// @param hash of the password; empty: there is none, and nothing matches it
public record StoredPerson(Person person, Optional<SecretHash> hash) {}
