package io.ringtrue.server.people;

import io.ringtrue.server.accounts.Secret;
import java.time.Clock;
import java.util.Optional;

/// Who may sign in, and what ends their sign-ins. Each change is written into the audit log. Callers judge
/// whether the author may make it.
public final class Roster {
    private final PersonStore people;
    private final SecondFactorStore factors;
    private final SignInLinks links;
    private final AuditLog log;
    private final Clock clock;

    public Roster(PersonStore people, SecondFactorStore factors, SignInLinks links, AuditLog log, Clock clock) {
        this.people = people;
        this.factors = factors;
        this.links = links;
        this.log = log;
        this.clock = clock;
    }

    /// Somebody without a password, who signs in by a link first.
    ///
    /// @throws PersonStore.EmailTaken when somebody has this address; then nothing was created
    public Person add(NewPerson person, Author by) {
        Person made = people.create(person);
        write(made, by, "added a person", "", standing(made));
        return made;
    }

    /// @return the token of a link that signs this person in once; it is shown only now
    public Secret link(Person person, Author by) {
        Secret token = links.make(person);
        write(person, by, "made a sign-in link", "", "***");
        return token;
    }

    /// Ends the person's sign-ins, unless nothing was changed.
    ///
    /// @param role empty: as it is
    /// @param active empty: as it is
    /// @throws PersonFault when the role does not fit the person
    public RoleChange change(Person person, Optional<Role> role, Optional<Boolean> active, Author by) {
        Role wanted = role.orElse(person.role());
        NewPerson.requireFit(wanted, person.account());
        RoleChange change = people.putRole(person.id(), wanted, active.orElse(person.active()));
        if (change instanceof RoleChange.Changed(Person was, Person now) && !was.equals(now)) {
            write(now, by, "changed a person", standing(was), standing(now));
        }
        return change;
    }

    /// Ends the person's sign-ins at all browsers; their password stays.
    public void signOut(Person person, Author by) {
        people.signOut(person.id());
        write(person, by, "ended sign-ins", "", "");
    }

    /// For who has lost a telephone. It ends the person's sign-ins, too.
    ///
    /// @return false: there was no second factor
    public boolean resetSecondFactor(Person person, Author by) {
        boolean removed = factors.remove(person.id());
        if (removed) write(person, by, "reset a second factor", "***", "");
        return removed;
    }

    private static String standing(Person person) {
        return person.role().text() + (person.active() ? "" : ", not active");
    }

    private void write(Person person, Author by, String deed, String was, String now) {
        log.add(new AuditEntry(
                clock.instant(), by.person(), by.who(), by.place(), person.account(), deed, person.email(), was, now));
    }
}
