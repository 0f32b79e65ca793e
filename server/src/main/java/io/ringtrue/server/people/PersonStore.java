package io.ringtrue.server.people;

import io.ringtrue.server.accounts.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    List<PersonLine> list(PersonSearch search, int limit);

    /// One of them.
    Optional<PersonLine> line(long personId);

    /// Replaces the password and raises the version.
    ///
    /// @return empty when there is no such person
    Optional<Person> putPassword(long personId, SecretHash hash);

    /// Replaces role and activity, and raises the version. The last active owner of the installation stays one, also
    /// when two owners take each other's role at the same time.
    RoleChange putRole(long personId, Role role, boolean active);

    /// Raises the version, so that everybody who is signed in as this person is signed out. Links end, too.
    void signOut(long personId);

    /// The versions of those who are active.
    Map<Long, Long> versions(Set<Long> personIds);

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
