package io.ringtrue.server.wiring;

import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.audit.AuditPage;
import io.ringtrue.server.dashboard.people.OwnPassword;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Roster;
import io.ringtrue.server.people.SecondFactorStore;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.SignInLinks;
import io.ringtrue.server.storage.Storage;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may sign in, by what, and the log of what they do.
@Configuration(proxyBeanMethods = false)
class PeoplePagesWiring {
    @Bean
    SecondFactorStore secondFactorStore(Storage storage) {
        return storage.secondFactors();
    }

    @Bean
    SecondFactors secondFactors(SecondFactorStore store, SecretHasher hasher, Guesses guesses, Clock clock) {
        return new SecondFactors(store, hasher, guesses, clock);
    }

    @Bean
    OwnPassword ownPassword(Passwords passwords) {
        return new OwnPassword(passwords);
    }

    @Bean
    Roster roster(PersonStore people, SecondFactorStore factors, SignInLinks links, AuditLog log, Clock clock) {
        return new Roster(people, factors, links, log, clock);
    }

    @Bean
    NavEntry peopleEntry() {
        return new NavEntry(150, "/settings/people", "people", "People and roles", Person::owns);
    }

    @Bean
    NavEntry auditEntry() {
        return new NavEntry(160, "/settings/audit", "log", "Audit log", AuditPage::isFor);
    }
}
