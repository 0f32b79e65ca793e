package io.ringtrue.server.storage.people;

import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.StoredPerson;
import io.ringtrue.server.people.provider.ProviderLinkStore;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is whom at a provider, in a table.
public final class JdbcProviderLinkStore implements ProviderLinkStore {
    private final Database database;

    public JdbcProviderLinkStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Person> find(String issuer, String subject) {
        return database.read(sql -> owner(sql, issuer, subject));
    }

    private static Optional<Person> owner(JdbcClient sql, String issuer, String subject) {
        return ProviderLinkRow.owner(sql, issuer, subject).flatMap(id -> PersonRow.find(sql, id));
    }

    @Override
    public Linking link(String issuer, String subject, Email email, Instant at) {
        return database.write(sql -> {
            Optional<Person> person = PersonRow.byEmail(sql, email.text()).map(StoredPerson::person);
            if (person.isEmpty()) return new Linking.Nobody();
            if (!person.get().active()) return new Linking.Linked(person.get(), false);
            if (ProviderLinkRow.insert(sql, issuer, subject, person.get().id(), at)) {
                return new Linking.Linked(person.get(), true);
            }
            // Somebody else's request was first with this very subject, or the person has another.
            return owner(sql, issuer, subject)
                    .<Linking>map(linked -> new Linking.Linked(linked, false))
                    .orElseGet(() -> new Linking.Otherwise(person.get()));
        });
    }

    @Override
    public boolean unlink(long personId) {
        return database.write(sql -> {
            boolean was = ProviderLinkRow.deleteOf(sql, personId);
            if (was) PersonRow.signOut(sql, personId);
            return was;
        });
    }
}
