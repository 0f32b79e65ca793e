package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.RoleChange;
import io.ringtrue.server.people.StoredPerson;
import io.ringtrue.server.storage.accounts.Installation;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;

/// People in tables.
public final class JdbcPersonStore implements PersonStore {
    private static final String NAME = "installation-name";
    private static final String FIRST = "first person";
    private static final String OWNERS = "owners of the installation";

    private final Database database;
    private final Installation installation;

    public JdbcPersonStore(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    @Override
    public Person create(NewPerson person) {
        try {
            return database.write(sql -> PersonRow.insert(sql, person));
        } catch (DuplicateKeyException _) {
            throw new EmailTaken();
        }
    }

    @Override
    public Optional<Person> createFirst(NewPerson person) {
        return database.write(sql -> {
            database.dialect().lock(sql, new TreeSet<>(Set.of(FIRST)));
            return PersonRow.hasAny(sql) ? Optional.empty() : Optional.of(PersonRow.insert(sql, person));
        });
    }

    @Override
    public boolean hasAnybody() {
        return database.read(PersonRow::hasAny);
    }

    @Override
    public Optional<Person> find(long personId) {
        return database.read(sql -> PersonRow.find(sql, personId));
    }

    @Override
    public Optional<StoredPerson> byEmail(String email) {
        return database.read(sql -> PersonRow.byEmail(sql, email));
    }

    @Override
    public List<PersonLine> list(PersonSearch search, int limit) {
        return database.read(sql -> PersonRow.list(sql, search, limit));
    }

    @Override
    public Optional<PersonLine> line(long personId) {
        return database.read(sql -> PersonRow.line(sql, personId));
    }

    @Override
    public Optional<Person> putPassword(long personId, SecretHash hash) {
        return database.write(sql -> PersonRow.putPassword(sql, personId, hash));
    }

    @Override
    public RoleChange putRole(long personId, Role role, boolean active) {
        return database.write(sql -> {
            database.dialect().lock(sql, new TreeSet<>(Set.of(OWNERS)));
            Optional<Person> found = PersonRow.find(sql, personId);
            if (found.isEmpty()) return new RoleChange.Nobody();
            Person was = found.get();
            if (was.role() == role && was.active() == active) return new RoleChange.Changed(was, was);
            boolean leaves = managesAll(was) && !(role == Role.OWNER && active);
            if (leaves && !PersonRow.hasOtherOwner(sql, personId)) return new RoleChange.LastOwner();
            return new RoleChange.Changed(
                    was, PersonRow.putRole(sql, personId, role, active).orElseThrow());
        });
    }

    private static boolean managesAll(Person person) {
        return person.isOfInstallation() && person.owns() && person.active();
    }

    @Override
    public void signOut(long personId) {
        database.write(sql -> {
            PersonRow.signOut(sql, personId);
            return true;
        });
    }

    @Override
    public Map<Long, Long> versions(Set<Long> personIds) {
        return personIds.isEmpty() ? Map.of() : database.read(sql -> PersonRow.versions(sql, personIds));
    }

    @Override
    public void putLink(long personId, SecretHash token, Instant until) {
        database.write(sql -> {
            SignInLinkRow.insert(sql, token, personId, until);
            return true;
        });
    }

    @Override
    public Optional<Person> linked(SecretHash token, Instant now) {
        return database.read(sql -> SignInLinkRow.owner(sql, token, now)
                .flatMap(id -> PersonRow.find(sql, id))
                .filter(Person::active));
    }

    @Override
    public Optional<Person> useLink(SecretHash token, Instant now) {
        return database.write(sql -> SignInLinkRow.take(sql, token, now)
                .flatMap(id -> PersonRow.find(sql, id))
                .filter(Person::active));
    }

    @Override
    public Optional<String> installationName() {
        return installation.fact(NAME);
    }

    @Override
    public void putInstallationName(String name) {
        installation.put(NAME, name);
    }
}
