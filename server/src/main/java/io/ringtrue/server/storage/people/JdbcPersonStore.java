package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.StoredPerson;
import io.ringtrue.server.storage.accounts.Installation;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;

/// People in tables.
public final class JdbcPersonStore implements PersonStore {
    private static final String NAME = "installation-name";
    private static final String FIRST = "first person";

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
    public List<Person> list(long after, int limit) {
        return database.read(sql -> PersonRow.list(sql, after, limit));
    }

    @Override
    public Optional<Person> putPassword(long personId, SecretHash hash) {
        return database.write(sql -> PersonRow.putPassword(sql, personId, hash));
    }

    @Override
    public Optional<Person> putRole(long personId, Role role, boolean active) {
        return database.write(sql -> PersonRow.putRole(sql, personId, role, active));
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
