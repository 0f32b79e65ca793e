package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.StoredPerson;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
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
        assertThat(people().list(0, 10)).containsExactly(made);
        assertThat(people().list(made.id(), 10)).isEmpty();
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
        assertThat(people().list(0, 10)).hasSize(1);
    }

    @Test
    void makesOneFirstPersonHoweverManyTry() {
        List<Callable<Optional<Person>>> tries = List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                .map(n -> (Callable<Optional<Person>>) () -> people().createFirst(owner("owner" + n + "@a.example")))
                .toList();

        assertThat(people().hasAnybody()).isFalse();
        assertThat(together(tries)).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(people().hasAnybody()).isTrue();
        assertThat(people().list(0, 10)).hasSize(1);
    }

    @Test
    void raisesTheVersionWithEachChangeThatSignsOut() {
        Person made = people().create(owner("maya@halyard.example"));

        Person changed =
                people().putPassword(made.id(), new SecretHash("argon2id:a:b")).orElseThrow();
        assertThat(changed.version()).isGreaterThan(made.version());
        Person viewer = people().putRole(made.id(), Role.VIEWER, false).orElseThrow();
        assertThat(viewer.version()).isGreaterThan(changed.version());
        assertThat(viewer.role()).isEqualTo(Role.VIEWER);
        assertThat(viewer.active()).isFalse();
        assertThat(people().putPassword(made.id() + 1, HASH)).isEmpty();
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

        List<AuditLog.Numbered> all = log.list(OptionalLong.empty(), Long.MAX_VALUE, 10);
        assertThat(all).extracting(AuditLog.Numbered::entry).containsExactly(mine, whole);
        assertThat(log.list(OptionalLong.empty(), all.getFirst().id(), 10))
                .extracting(AuditLog.Numbered::entry)
                .containsExactly(whole);
        assertThat(log.list(mine.account(), Long.MAX_VALUE, 10))
                .extracting(AuditLog.Numbered::entry)
                .containsExactly(mine);
    }

    private static AuditEntry entry(OptionalLong account, String deed) {
        return new AuditEntry(
                NOW, OptionalLong.of(1), "maya@halyard.example", "127.0.0.1", account, deed, "", "", "now");
    }
}
