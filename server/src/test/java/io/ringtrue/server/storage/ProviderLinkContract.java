package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.provider.ProviderLinkStore;
import io.ringtrue.server.people.provider.ProviderLinkStore.Linking;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class ProviderLinkContract extends StoreContract {
    private static final String ISSUER = "https://id.example";
    private static final Email MAYA = new Email("maya@halyard.example");

    ProviderLinkContract(Engine engine) {
        super(engine);
    }

    private ProviderLinkStore links() {
        return storage.providerLinks();
    }

    private Person person(Email email) {
        return storage.people()
                .create(new NewPerson(email, "N", Optional.empty(), Role.OWNER, OptionalLong.empty(), NOW));
    }

    private boolean isLinked(Person person) {
        return storage.people().line(person.id()).orElseThrow().hasProviderLink();
    }

    @Test
    void linksAPersonByAddressAndFindsThemBySubject() {
        Person maya = person(MAYA);
        assertThat(links().find(ISSUER, "1")).isEmpty();
        assertThat(isLinked(maya)).isFalse();

        assertThat(links().link(ISSUER, "1", MAYA, NOW)).isEqualTo(new Linking.Linked(maya, true));
        assertThat(links().link(ISSUER, "1", MAYA, NOW)).isEqualTo(new Linking.Linked(maya, false));
        assertThat(links().find(ISSUER, "1")).contains(maya);
        assertThat(links().find("https://other.example", "1")).isEmpty();
        assertThat(isLinked(maya)).isTrue();
        assertThat(storage.people().list(PersonSearch.everybody(0), 10))
                .extracting(PersonLine::hasProviderLink)
                .containsExactly(true);
        assertThat(links().link(ISSUER, "1", new Email("nobody@halyard.example"), NOW))
                .isEqualTo(new Linking.Nobody());
    }

    @Test
    void keepsOneSubjectAPersonAndIssuerUntilItIsUnlinked() {
        Person maya = person(MAYA);
        links().link(ISSUER, "1", MAYA, NOW);
        assertThat(links().link(ISSUER, "2", MAYA, NOW)).isEqualTo(new Linking.Otherwise(maya));
        assertThat(links().find(ISSUER, "2")).isEmpty();
        assertThat(links().link("https://other.example", "2", MAYA, NOW)).isEqualTo(new Linking.Linked(maya, true));

        assertThat(links().unlink(maya.id())).isTrue();
        assertThat(links().unlink(maya.id())).isFalse();
        assertThat(isLinked(maya)).isFalse();
        assertThat(links().find(ISSUER, "1")).isEmpty();
        Person later = storage.people().find(maya.id()).orElseThrow();
        assertThat(later.version()).isEqualTo(maya.version() + 1);
        assertThat(links().link(ISSUER, "2", MAYA, NOW)).isEqualTo(new Linking.Linked(later, true));
    }

    @Test
    void linksNobodyWhoIsNotActive() {
        person(new Email("other@halyard.example"));
        Person maya = person(MAYA);
        storage.people().putRole(maya.id(), Role.OWNER, false);

        assertThat(links().link(ISSUER, "1", MAYA, NOW)).isInstanceOfSatisfying(Linking.Linked.class, linked -> {
            assertThat(linked.isNew()).isFalse();
            assertThat(linked.person().active()).isFalse();
        });
        assertThat(isLinked(maya)).isFalse();
    }

    @Test
    void linksOnceHoweverManyTry() {
        person(MAYA);
        List<Callable<Linking>> tries = List.of("1", "1", "1", "2", "2", "2").stream()
                .map(subject -> (Callable<Linking>) () -> links().link(ISSUER, subject, MAYA, NOW))
                .toList();

        assertThat(together(tries))
                .filteredOn(linking -> linking instanceof Linking.Linked(Person _, boolean isNew) && isNew)
                .hasSize(1);
    }
}
