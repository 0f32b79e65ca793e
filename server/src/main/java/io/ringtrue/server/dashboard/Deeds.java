package io.ringtrue.server.dashboard;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Person;
import java.time.Clock;
import java.util.OptionalLong;

/// Writes what people do by pages into the audit log. Never give it a secret: write `***`.
public final class Deeds {
    private final AuditLog log;
    private final Clock clock;

    public Deeds(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// @param account whose things were changed; empty: the installation's
    /// @param deed a few words in past tense: `created account`
    /// @param was before; empty where there was nothing
    /// @param now after; empty where there is nothing
    public void add(
            Person person, String place, OptionalLong account, String deed, String subject, String was, String now) {
        log.add(new AuditEntry(
                clock.instant(),
                OptionalLong.of(person.id()),
                person.email(),
                place,
                account,
                deed,
                subject,
                was,
                now));
    }

    public void signedIn(Person person, String place, String how) {
        add(person, place, person.account(), "signed in", how, "", "");
    }
}
