package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.audit.AuditPage;
import io.ringtrue.server.dashboard.people.OwnPassword;
import io.ringtrue.server.dashboard.signin.OpenStreams;
import io.ringtrue.server.dashboard.signin.Presence;
import io.ringtrue.server.loop.Loop;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Roster;
import io.ringtrue.server.people.SecondFactorStore;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.SignInLinks;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.people.Browsers;
import io.ringtrue.server.wiring.Threads;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may sign in, by what, and the log of what they do.
@Configuration(proxyBeanMethods = false)
class PeoplePagesWiring {
    /// Whoever is signed out sees the last of an open stream within two of these.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    @Bean
    SecondFactorStore secondFactorStore(Storage storage) {
        return storage.secondFactors();
    }

    @Bean
    SecondFactors secondFactors(SecondFactorStore store, SecretHasher hasher, Guesses guesses, Clock clock) {
        return new SecondFactors(store, hasher, guesses, clock);
    }

    @Bean
    Presence presence(PersonStore people, Browsers browsers, Clock clock) {
        return new Presence(
                new Presence.Store() {
                    @Override
                    public Map<Long, Long> versions(Set<Long> ids) {
                        return people.versions(ids);
                    }

                    @Override
                    public Set<String> browsers(Set<String> names) {
                        return browsers.known(names);
                    }
                },
                clock);
    }

    @Bean
    OwnPassword ownPassword(Passwords passwords) {
        return new OwnPassword(passwords);
    }

    @Bean
    OpenStreams openStreams(Presence presence) {
        return new OpenStreams(presence);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Watch presenceLoop(Presence presence) {
        return new Watch(Loop.every(LOOK, "who is signed in", presence::look, Threads.virtual("presence")));
    }

    /// Waits at its end for the look under way: what it reads is closed next.
    record Watch(Loop loop) implements AutoCloseable {
        void start() {
            loop.start();
        }

        @Override
        public void close() throws InterruptedException {
            loop.closeAndWait(LONGEST_LOOK);
        }
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
