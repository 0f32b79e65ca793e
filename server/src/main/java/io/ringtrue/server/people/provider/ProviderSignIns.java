package io.ringtrue.server.people.provider;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.provider.ProviderLinkStore.Linking;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/// Whom of a provider's people this installation lets in: who is linked, and at the first time the person
/// whose address the provider has verified. Nobody is created.
public final class ProviderSignIns {
    private static final String REFUSED = "refused a provider's sign-in";
    private static final String LINKED = "linked a provider's account";
    private static final String STRANGER = "somebody unknown";
    private static final int LONGEST_EMAIL = 254;

    private final ProviderLinkStore links;
    private final AuditLog log;
    private final Clock clock;

    public ProviderSignIns(ProviderLinkStore links, AuditLog log, Clock clock) {
        this.links = links;
        this.log = log;
        this.clock = clock;
    }

    /// @param place the caller's address
    public ProviderEntry enter(ProvenIdentity identity, String place) {
        Optional<Person> known = links.find(identity.issuer(), identity.subject());
        return known.isPresent() ? granted(known.get(), identity, place) : atFirst(identity, place);
    }

    private ProviderEntry granted(Person person, ProvenIdentity identity, String place) {
        if (person.active()) return new ProviderEntry.Granted(person);
        refuse(Optional.of(person), identity, place, "the person is not active");
        return new ProviderEntry.Inactive();
    }

    private ProviderEntry atFirst(ProvenIdentity identity, String place) {
        Optional<Email> email = identity.emailVerified() ? email(identity.email()) : Optional.empty();
        if (email.isEmpty()) {
            refuse(Optional.empty(), identity, place, "the provider has not verified the e-mail address");
            return new ProviderEntry.Unverified();
        }
        return switch (links.link(identity.issuer(), identity.subject(), email.get(), clock.instant())) {
            case Linking.Linked(Person person, boolean isNew) -> {
                if (isNew) write(Optional.of(person), person.email(), place, LINKED, "", there(identity));
                yield granted(person, identity, place);
            }
            case Linking.Nobody() -> {
                refuse(Optional.empty(), identity, place, "nobody has this e-mail address");
                yield new ProviderEntry.Stranger(email.get().text());
            }
            case Linking.Otherwise(Person person) -> {
                refuse(Optional.of(person), identity, place, "the person has another account at the provider");
                yield new ProviderEntry.LinkedOtherwise(email.get().text());
            }
        };
    }

    private static Optional<Email> email(String text) {
        try {
            return Optional.of(new Email(text));
        } catch (PersonFault _) {
            return Optional.empty();
        }
    }

    /// For who has another account at the provider now. It ends the person's sign-ins, too.
    ///
    /// @return false: there was no link
    public boolean unlink(Person person, Author by) {
        boolean was = links.unlink(person.id());
        if (was) {
            log.add(new AuditEntry(
                    clock.instant(),
                    by.person(),
                    by.who(),
                    by.place(),
                    person.account(),
                    "unlinked a provider's account",
                    person.email(),
                    "linked",
                    ""));
        }
        return was;
    }

    private void refuse(Optional<Person> person, ProvenIdentity identity, String place, String why) {
        // What a stranger calls himself is no author: he may call himself anything.
        String who = person.map(Person::email).orElse(STRANGER);
        String said = identity.email().isEmpty() ? "" : ", who says " + plain(identity.email());
        write(person, who, place, REFUSED, why, there(identity) + said);
    }

    /// The provider may say anything, and the store takes no NUL.
    private static String plain(String email) {
        String text = email.replaceAll("\\p{C}", "?");
        return text.length() <= LONGEST_EMAIL ? text : text.substring(0, LONGEST_EMAIL);
    }

    private static String there(ProvenIdentity identity) {
        return identity.subject() + " of " + identity.issuer();
    }

    private void write(Optional<Person> person, String who, String place, String deed, String subject, String now) {
        log.add(new AuditEntry(
                clock.instant(),
                person.map(each -> OptionalLong.of(each.id())).orElse(OptionalLong.empty()),
                who,
                place,
                person.map(Person::account).orElse(OptionalLong.empty()),
                deed,
                subject,
                "",
                now));
    }
}
