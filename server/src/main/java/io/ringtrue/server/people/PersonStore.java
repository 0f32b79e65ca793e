package io.ringtrue.server.people;

import io.ringtrue.server.accounts.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps people and their sign-in links: the port that `storage` implements. Each method is one transaction,
/// durable when it returns.
public interface PersonStore {
    /// @throws EmailTaken when somebody has this address; then nothing was created
    Person create(NewPerson person);

    /// Creates the installation's first person, if there is nobody yet.
    ///
    /// @return empty: there is somebody, maybe made at the same moment on another node
    Optional<Person> createFirst(NewPerson person);

    boolean hasAnybody();

    Optional<Person> find(long personId);

    /// Takes the same time for an address that exists and one that does not.
    Optional<StoredPerson> byEmail(String email);

    /// By id, ascending.
    ///
    /// @param after only people with a larger id; 0 to begin
    List<Person> list(long after, int limit);

    /// Replaces the password and raises the version.
    ///
    /// @return empty when there is no such person
    Optional<Person> putPassword(long personId, SecretHash hash);

    /// Replaces role and activity and raises the version.
    ///
    /// @return empty when there is no such person
    Optional<Person> putRole(long personId, Role role, boolean active);

    /// @param until exclusive
    void putLink(long personId, SecretHash token, Instant until);

    /// Whose link it is; the link stays.
    ///
    /// @return empty: there is no such link, or its time is over
    Optional<Person> linked(SecretHash token, Instant now);

    /// Uses a link up. Of two who use it at the same time, one gets the person.
    ///
    /// @return empty: there is no such link any more, its time is over, or its person is not active
    Optional<Person> useLink(SecretHash token, Instant now);

    /// The name that people see at sign-in; empty: none was given.
    Optional<String> installationName();

    void putInstallationName(String name);

    /// Another person has this address.
    final class EmailTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EmailTaken() {
            super("this address is taken");
        }
    }
}
