package io.ringtrue.server.api.fakes;

import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.StoredPerson;
import io.ringtrue.server.people.provider.ProviderLinkStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is whom at a provider, in memory.
public final class MemoryProviderLinkStore implements ProviderLinkStore {
    /// By issuer and subject.
    private final Map<List<String>, Long> links = new HashMap<>();
    private final PersonStore people;

    public MemoryProviderLinkStore(PersonStore people) {
        this.people = people;
    }

    @Override
    public synchronized Optional<Person> find(String issuer, String subject) {
        return Optional.ofNullable(links.get(List.of(issuer, subject))).flatMap(people::find);
    }

    @Override
    public synchronized Linking link(String issuer, String subject, Email email, Instant at) {
        Optional<Person> found = people.byEmail(email.text()).map(StoredPerson::person);
        if (found.isEmpty()) return new Linking.Nobody();
        Person person = found.get();
        List<String> identity = List.of(issuer, subject);
        if (!person.active() || links.containsKey(identity)) {
            return new Linking.Linked(find(issuer, subject).orElse(person), false);
        }
        boolean other = links.entrySet().stream()
                .anyMatch(link -> link.getKey().getFirst().equals(issuer) && link.getValue() == person.id());
        if (other) return new Linking.Otherwise(person);
        links.put(identity, person.id());
        return new Linking.Linked(person, true);
    }

    @Override
    public synchronized boolean unlink(long personId) {
        boolean was = links.values().removeIf(id -> id == personId);
        if (was) people.signOut(personId);
        return was;
    }
}
