package io.ringtrue.server.api.fakes;

import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.RoleChange;
import io.ringtrue.server.people.StoredPerson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// People in memory.
public final class MemoryPersonStore implements PersonStore {
    private final Map<Long, StoredPerson> people = new TreeMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private String name = "";

    private record Link(long person, Instant until) {}

    @Override
    public synchronized Person create(NewPerson person) {
        if (byEmail(person.email().text()).isPresent()) throw new EmailTaken();
        long id = people.size() + 1L;
        Person made = new Person(
                id, person.email().text(), person.name(), person.role(), person.account(), true, 0, person.created());
        people.put(id, new StoredPerson(made, person.hash()));
        return made;
    }

    @Override
    public synchronized Optional<Person> createFirst(NewPerson person) {
        return people.isEmpty() ? Optional.of(create(person)) : Optional.empty();
    }

    @Override
    public synchronized boolean hasAnybody() {
        return !people.isEmpty();
    }

    @Override
    public synchronized Optional<Person> find(long personId) {
        return Optional.ofNullable(people.get(personId)).map(StoredPerson::person);
    }

    @Override
    public synchronized Optional<StoredPerson> byEmail(String email) {
        return people.values().stream()
                .filter(each -> each.person().email().equals(email))
                .findFirst();
    }

    @Override
    public synchronized List<PersonLine> list(PersonSearch search, int limit) {
        return people.values().stream()
                .filter(each -> each.person().id() > search.after())
                .filter(each ->
                        search.account().isEmpty() || each.person().account().equals(search.account()))
                .filter(each -> (each.person().email() + " " + each.person().name())
                        .toLowerCase(Locale.ROOT)
                        .contains(search.text()))
                .limit(limit)
                .map(MemoryPersonStore::line)
                .toList();
    }

    private static PersonLine line(StoredPerson stored) {
        return new PersonLine(stored.person(), stored.hash().isPresent(), false, false);
    }

    @Override
    public synchronized Optional<PersonLine> line(long personId) {
        return Optional.ofNullable(people.get(personId)).map(MemoryPersonStore::line);
    }

    @Override
    public synchronized Optional<Person> putPassword(long personId, SecretHash hash) {
        return changed(personId, Optional.of(hash), Optional.empty(), true);
    }

    @Override
    public synchronized RoleChange putRole(long personId, Role role, boolean active) {
        Optional<Person> found = find(personId);
        if (found.isEmpty()) return new RoleChange.Nobody();
        Person was = found.get();
        boolean stays = role == Role.OWNER && active || !managesAll(was);
        if (!stays
                && people.values().stream()
                        .map(StoredPerson::person)
                        .filter(each -> each.id() != personId)
                        .noneMatch(MemoryPersonStore::managesAll)) {
            return new RoleChange.LastOwner();
        }
        if (was.role() == role && was.active() == active) return new RoleChange.Changed(was, was);
        return new RoleChange.Changed(
                was,
                changed(personId, Optional.empty(), Optional.of(role), active).orElseThrow());
    }

    private static boolean managesAll(Person person) {
        return person.isOfInstallation() && person.owns() && person.active();
    }

    @Override
    public synchronized void signOut(long personId) {
        find(personId).ifPresent(was -> changed(personId, Optional.empty(), Optional.empty(), was.active()));
    }

    @Override
    public synchronized Map<Long, Long> versions(Set<Long> personIds) {
        return people.values().stream()
                .map(StoredPerson::person)
                .filter(each -> each.active() && personIds.contains(each.id()))
                .collect(Collectors.toMap(Person::id, Person::version));
    }

    private Optional<Person> changed(long id, Optional<SecretHash> hash, Optional<Role> role, boolean active) {
        StoredPerson before = people.get(id);
        if (before == null) return Optional.empty();
        Person was = before.person();
        Person now = new Person(
                id,
                was.email(),
                was.name(),
                role.orElse(was.role()),
                was.account(),
                active,
                was.version() + 1,
                was.created());
        people.put(id, new StoredPerson(now, hash.or(before::hash)));
        return Optional.of(now);
    }

    @Override
    public synchronized void putLink(long personId, SecretHash token, Instant until) {
        links.put(token.encoded(), new Link(personId, until));
    }

    @Override
    public synchronized Optional<Person> linked(SecretHash token, Instant now) {
        return Optional.ofNullable(links.get(token.encoded()))
                .filter(link -> link.until().isAfter(now))
                .flatMap(link -> find(link.person()))
                .filter(Person::active);
    }

    @Override
    public synchronized Optional<Person> useLink(SecretHash token, Instant now) {
        Optional<Person> person = linked(token, now);
        links.remove(token.encoded());
        return person;
    }

    @Override
    public synchronized Optional<String> installationName() {
        return Optional.of(name).filter(given -> !given.isEmpty());
    }

    @Override
    public synchronized void putInstallationName(String given) {
        name = given;
    }
}
