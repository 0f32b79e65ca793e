package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.AuditQuery;
import io.ringtrue.server.people.AuditTable;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.RoleChange;
import io.ringtrue.server.people.SecondFactorStore;
import io.ringtrue.server.people.StoredPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class PersonStoreContract extends StoreContract {
    private static final SecretHash HASH = new SecretHash("argon2id:salt:hash");
    private static final SecretHash TOKEN = new SecretHash("hmac-sha256:token");

    PersonStoreContract(Engine engine) {
        super(engine);
    }

    private PersonStore people() {
        return storage.people();
    }

    private static NewPerson owner(String email) {
        return new NewPerson(new Email(email), "Maya", Optional.of(HASH), Role.OWNER, OptionalLong.empty(), NOW);
    }

    @Test
    void findsAPersonByIdAndByAddress() {
        Person made = people().create(owner("Maya@Halyard.example "));

        assertThat(made.email()).isEqualTo("maya@halyard.example");
        assertThat(people().find(made.id())).contains(made);
        assertThat(people().byEmail("maya@halyard.example")).contains(new StoredPerson(made, Optional.of(HASH)));
        assertThat(people().byEmail("nobody@halyard.example")).isEmpty();
        assertThat(people().list(PersonSearch.everybody(0), 10))
                .containsExactly(new PersonLine(made, true, false, false));
        assertThat(people().list(PersonSearch.everybody(made.id()), 10)).isEmpty();
    }

    @Test
    void keepsThePersonOfOneAccountWithoutAPassword() {
        long account = accountWith("0").id();
        Person made = people().create(new NewPerson(
                new Email("ines@larkfield.example"),
                "Ines",
                Optional.empty(),
                Role.MEMBER,
                OptionalLong.of(account),
                NOW));

        assertThat(made.account()).hasValue(account);
        assertThat(people().byEmail(made.email()).orElseThrow().hash()).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsTaken() {
        people().create(owner("maya@halyard.example"));

        assertThatThrownBy(() -> people().create(owner("MAYA@halyard.example")))
                .isInstanceOf(PersonStore.EmailTaken.class);
        assertThat(people().list(PersonSearch.everybody(0), 10)).hasSize(1);
    }

    @Test
    void makesOneFirstPersonHoweverManyTry() {
        List<Callable<Optional<Person>>> tries = List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                .map(n -> (Callable<Optional<Person>>) () -> people().createFirst(owner("owner" + n + "@a.example")))
                .toList();

        assertThat(people().hasAnybody()).isFalse();
        assertThat(together(tries)).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(people().hasAnybody()).isTrue();
        assertThat(people().list(PersonSearch.everybody(0), 10)).hasSize(1);
    }

    @Test
    void raisesTheVersionWithEachChangeThatSignsOut() {
        Person made = people().create(owner("maya@halyard.example"));

        Person changed =
                people().putPassword(made.id(), new SecretHash("argon2id:a:b")).orElseThrow();
        assertThat(changed.version()).isGreaterThan(made.version());
        people().create(owner("other@halyard.example"));
        Person viewer = changed(people().putRole(made.id(), Role.VIEWER, false));
        assertThat(viewer.version()).isGreaterThan(changed.version());
        assertThat(viewer.role()).isEqualTo(Role.VIEWER);
        assertThat(viewer.active()).isFalse();
        assertThat(people().putPassword(made.id() + 9, HASH)).isEmpty();
        assertThat(changed(people().putRole(made.id(), Role.VIEWER, false))).isEqualTo(viewer);
        assertThat(people().putRole(made.id() + 9, Role.VIEWER, true)).isInstanceOf(RoleChange.Nobody.class);
        people().signOut(made.id());
        assertThat(people().find(made.id()).orElseThrow().version()).isGreaterThan(viewer.version());
    }

    private static Person changed(RoleChange change) {
        return ((RoleChange.Changed) change).now();
    }

    @Test
    void keepsOneActiveOwnerOfTheInstallationHoweverManyLeave() {
        long account = accountWith("0").id();
        people().create(new NewPerson(
                new Email("ines@larkfield.example"),
                "Ines",
                Optional.of(HASH),
                Role.OWNER,
                OptionalLong.of(account),
                NOW));
        List<Callable<RoleChange>> leave = List.of(1, 2, 3, 4).stream()
                .map(n -> people().create(owner("owner" + n + "@a.example")).id())
                .map(id -> (Callable<RoleChange>)
                        () -> people().putRole(id, id % 2 == 0 ? Role.OWNER : Role.VIEWER, id % 2 != 0))
                .toList();

        assertThat(together(leave))
                .filteredOn(change -> change instanceof RoleChange.LastOwner)
                .hasSize(1);
        assertThat(people().list(PersonSearch.everybody(0), 10))
                .extracting(PersonLine::person)
                .filteredOn(person -> person.isOfInstallation() && person.owns() && person.active())
                .hasSize(1);
    }

    @Test
    void findsPeopleByPartsOfAddressAndName() {
        long account = accountWith("0").id();
        Person maya = people().create(owner("maya@halyard.example"));
        Person odd = people().create(new NewPerson(
                new Email("100%_odd@larkfield.example"),
                "Odd!",
                Optional.empty(),
                Role.VIEWER,
                OptionalLong.of(account),
                NOW));

        assertThat(found(OptionalLong.empty(), "HALYARD")).containsExactly(maya.id());
        assertThat(found(OptionalLong.empty(), "may")).containsExactly(maya.id());
        assertThat(found(OptionalLong.empty(), "%_o")).containsExactly(odd.id());
        assertThat(found(OptionalLong.empty(), "dd!")).containsExactly(odd.id());
        assertThat(found(OptionalLong.of(account), "")).containsExactly(odd.id());
        assertThat(found(OptionalLong.of(account), "maya")).isEmpty();
        assertThat(people().line(odd.id())).contains(new PersonLine(odd, false, false, false));
    }

    private List<Long> found(OptionalLong account, String text) {
        return people().list(new PersonSearch(account, text, 0), 10).stream()
                .map(line -> line.person().id())
                .toList();
    }

    @Test
    void tellsTheVersionsOfThoseWhoAreActive() {
        Person maya = people().create(owner("maya@halyard.example"));
        Person gone = people().create(owner("gone@halyard.example"));
        people().signOut(maya.id());
        people().putRole(gone.id(), Role.OWNER, false);

        assertThat(people().versions(Set.of(maya.id(), gone.id(), 999L)))
                .isEqualTo(Map.of(maya.id(), maya.version() + 1));
        assertThat(people().versions(Set.of())).isEmpty();
    }

    @Test
    void givesALinkToOneOfManyWhoUseItTogether() {
        Person made = people().create(owner("maya@halyard.example"));
        people().putLink(made.id(), TOKEN, NOW.plus(Duration.ofMinutes(10)));

        assertThat(people().linked(TOKEN, NOW)).contains(made);
        Callable<Optional<Person>> use = () -> people().useLink(TOKEN, NOW);
        assertThat(together(Collections.nCopies(8, use)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        assertThat(people().linked(TOKEN, NOW)).isEmpty();
    }

    @Test
    void refusesALinkWhenItsTimeIsOverOrItsPersonInactive() {
        Person made = people().create(owner("maya@halyard.example"));
        people().putLink(made.id(), TOKEN, NOW.plusSeconds(1));
        assertThat(people().useLink(TOKEN, NOW.plusSeconds(1))).isEmpty();

        SecretHash other = new SecretHash("hmac-sha256:other");
        people().putLink(made.id(), other, NOW.plusSeconds(60));
        people().create(owner("other@halyard.example"));
        people().putRole(made.id(), Role.OWNER, false);
        assertThat(people().linked(other, NOW)).isEmpty();
        assertThat(people().useLink(other, NOW)).isEmpty();
    }

    @Test
    void keepsTheNameOfTheInstallation() {
        assertThat(people().installationName()).isEmpty();
        people().putInstallationName("Halyard Verify");
        people().putInstallationName("Halyard");
        assertThat(people().installationName()).contains("Halyard");
    }

    @Test
    void listsWhatWasDoneNewestFirstAndByAccount() {
        AuditLog log = storage.auditLog();
        AuditEntry whole = entry(OptionalLong.empty(), "set up the installation");
        AuditEntry mine = entry(OptionalLong.of(accountWith("0").id()), "opened an account");
        log.add(whole);
        log.add(mine);

        List<AuditLog.Numbered> all = log.list(AuditQuery.of(OptionalLong.empty()), 10);
        assertThat(all).extracting(AuditLog.Numbered::entry).containsExactly(mine, whole);
        assertThat(entries(AuditQuery.of(OptionalLong.empty())
                        .before(all.getFirst().id())))
                .containsExactly(whole);
        assertThat(entries(AuditQuery.of(mine.account()))).containsExactly(mine);
        assertThat(log.deeds(OptionalLong.empty())).containsExactly("opened an account", "set up the installation");
        assertThat(log.deeds(mine.account())).containsExactly("opened an account");
    }

    @Test
    void filtersTheLogByEachOfItsFieldsAndAllTogether() {
        OptionalLong account = OptionalLong.of(accountWith("0").id());
        AuditEntry first = entry(account, "signed in");
        AuditEntry later = new AuditEntry(
                NOW.plusSeconds(60),
                OptionalLong.empty(),
                "admin token",
                "127.0.0.1",
                OptionalLong.empty(),
                "added a person",
                "",
                "",
                "");
        storage.auditLog().add(first);
        storage.auditLog().add(later);

        assertThat(entries(query(OptionalLong.empty(), "admin token", "", null, null)))
                .containsExactly(later);
        assertThat(entries(query(OptionalLong.empty(), "", "signed in", null, null)))
                .containsExactly(first);
        assertThat(entries(query(OptionalLong.empty(), "", "", NOW.plusSeconds(1), null)))
                .containsExactly(later);
        assertThat(entries(query(OptionalLong.empty(), "", "", null, NOW.plusSeconds(60))))
                .containsExactly(first);
        assertThat(entries(query(account, first.who(), "signed in", NOW, NOW.plusSeconds(1))))
                .containsExactly(first);
        assertThat(entries(query(account, "admin token", "", null, null))).isEmpty();
        assertThat(entries(query(account, "admin token", "signed in", null, null)))
                .isEmpty();
        assertThat(entries(query(OptionalLong.empty(), "admin token", "signed in", null, null)))
                .isEmpty();
    }

    /// Clocks of two nodes differ: an entry of an earlier time may have a later id.
    @Test
    void goesThroughTheLogByTimeWithoutLosingOrRepeatingAnEntry() {
        List<Long> seconds = List.of(5L, 3L, 9L, 3L, 7L, 5L);
        for (long second : seconds) storage.auditLog().add(at(NOW.plusSeconds(second)));

        List<AuditLog.Numbered> all = storage.auditLog().list(AuditQuery.of(OptionalLong.empty()), 10);
        assertThat(all)
                .extracting(each ->
                        each.entry().at().minusMillis(NOW.toEpochMilli()).getEpochSecond())
                .containsExactly(9L, 7L, 5L, 5L, 3L, 3L);
        List<AuditLog.Numbered> walked = new ArrayList<>();
        AuditQuery next = AuditQuery.of(OptionalLong.empty());
        for (int i = 0; i < seconds.size(); i++) {
            walked.addAll(storage.auditLog().list(next, 1));
            next = next.before(walked.getLast().id());
        }
        assertThat(walked).isEqualTo(all);
        assertThat(storage.auditLog().list(next, 10)).isEmpty();
    }

    @Test
    void exportsTheWholeLogHoweverLongItIs() {
        for (int i = 0; i < 1_001; i++) storage.auditLog().add(at(NOW.plusSeconds(i % 7)));
        Set<String> ids = new HashSet<>();
        AuditTable.write(
                storage.auditLog(),
                AuditQuery.of(OptionalLong.empty()),
                cells -> assertThat(ids.add(cells.getFirst())).isTrue());
        assertThat(ids).hasSize(1_001);
    }

    private static AuditEntry at(Instant at) {
        return new AuditEntry(at, OptionalLong.empty(), "w", "p", OptionalLong.empty(), "d", "", "", "");
    }

    private static AuditQuery query(
            OptionalLong account, String who, String deed, @Nullable Instant from, @Nullable Instant to) {
        return new AuditQuery(account, who, deed, Optional.ofNullable(from), Optional.ofNullable(to), Long.MAX_VALUE);
    }

    private List<AuditEntry> entries(AuditQuery query) {
        return storage.auditLog().list(query, 10).stream()
                .map(AuditLog.Numbered::entry)
                .toList();
    }

    @Test
    void keepsASecondFactorUntilItIsRemoved() {
        SecondFactorStore factors = storage.secondFactors();
        Person maya = people().create(owner("maya@halyard.example"));
        factors.begin(maya.id(), new Secret("AAAA"), NOW);
        factors.begin(maya.id(), new Secret("BBBB"), NOW);
        assertThat(factors.find(maya.id())).contains(new SecondFactorStore.Stored(new Secret("BBBB"), false, 0));
        assertThat(factors.useStep(maya.id(), 7)).isFalse();
        assertThat(people().line(maya.id()).orElseThrow().hasSecondFactor()).isFalse();

        Person now = factors.turnOn(maya.id(), 7, List.of(TOKEN, HASH)).orElseThrow();
        assertThat(now.version()).isGreaterThan(maya.version());
        assertThat(factors.turnOn(maya.id(), 8, List.of())).isEmpty();
        factors.begin(maya.id(), new Secret("CCCC"), NOW);
        assertThat(factors.find(maya.id())).contains(new SecondFactorStore.Stored(new Secret("BBBB"), true, 2));
        assertThat(people().line(maya.id()).orElseThrow().hasSecondFactor()).isTrue();

        assertThat(factors.useStep(maya.id(), 7)).isFalse();
        assertThat(together(Collections.nCopies(8, () -> factors.useStep(maya.id(), 8))))
                .containsOnlyOnce(true);
        assertThat(together(Collections.nCopies(8, () -> factors.useRecovery(maya.id(), TOKEN))))
                .containsOnlyOnce(true);
        assertThat(factors.find(maya.id()).orElseThrow().recoveryLeft()).isEqualTo(1);

        assertThat(factors.remove(maya.id())).isTrue();
        assertThat(factors.remove(maya.id())).isFalse();
        assertThat(factors.find(maya.id())).isEmpty();
        assertThat(factors.useRecovery(maya.id(), HASH)).isFalse();
    }

    private static AuditEntry entry(OptionalLong account, String deed) {
        return new AuditEntry(
                NOW, OptionalLong.of(1), "maya@halyard.example", "127.0.0.1", account, deed, "", "", "now");
    }
}
