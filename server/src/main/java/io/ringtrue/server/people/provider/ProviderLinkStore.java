package io.ringtrue.server.people.provider;

import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.Person;
import java.time.Instant;
import java.util.Optional;

/// Keeps who is whom at a provider: the port that `storage` implements. Each method is one transaction,
/// durable when it returns.
public interface ProviderLinkStore {
    /// What became of a link.
    sealed interface Linking {
        /// @param isNew false: it was there already, maybe made at the same moment by another request
        record Linked(Person person, boolean isNew) implements Linking {}

        /// Nobody has the address.
        record Nobody() implements Linking {}

        /// The person has another subject at this issuer. Nothing was changed.
        record Otherwise(Person person) implements Linking {}
    }

    /// Whose link it is, active or not.
    Optional<Person> find(String issuer, String subject);

    /// Links the active person with this address. Somebody who is not active is found and not linked.
    Linking link(String issuer, String subject, Email email, Instant at);

    /// Forgets the person's links, and raises the person's version if there was one.
    ///
    /// @return whether there was one
    boolean unlink(long personId);
}
