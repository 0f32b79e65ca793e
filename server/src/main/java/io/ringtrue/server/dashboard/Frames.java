package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes what stands around a page.
public final class Frames {
    /// A longer list is found by the page of accounts.
    private static final int MOST_ACCOUNTS = 50;

    private static final String DEFAULT_NAME = "Ringtrue";

    private final PersonStore people;
    private final AccountStore accounts;
    private final List<NavEntry> entries;
    private final boolean sandbox;

    public Frames(PersonStore people, AccountStore accounts, List<NavEntry> entries, boolean sandbox) {
        this.people = people;
        this.accounts = accounts;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::place))
                .toList();
        this.sandbox = sandbox;
    }

    /// @param asked the page's parameter `account`
    /// @throws NotYours as [Scope#of]
    public Frame of(Optional<Visitor> visitor, @Nullable String asked, String path) {
        Optional<Person> person = visitor.map(Visitor::person);
        Scope scope = person.map(known -> Scope.of(known, asked, accounts)).orElse(new Scope(Optional.empty()));
        return new Frame(
                people.installationName().orElse(DEFAULT_NAME),
                sandbox,
                person,
                scope,
                person.filter(Person::isOfInstallation).isPresent()
                        ? accounts.list(0, MOST_ACCOUNTS)
                        : List.<Account>of(),
                links(person, scope.account(), path, false),
                links(person, scope.account(), path, true),
                path);
    }

    private List<Frame.Link> links(Optional<Person> person, OptionalLong account, String path, boolean settings) {
        if (person.isEmpty()) return List.of();
        boolean chosen = person.get().isOfInstallation() && account.isPresent();
        String query = chosen ? "?account=" + account.getAsLong() : "";
        return entries.stream()
                .filter(entry -> entry.isSetting() == settings && entry.shown().test(person.get()))
                .map(entry -> new Frame.Link(
                        entry.href() + query, entry.icon(), entry.label(), isCurrent(entry.href(), path)))
                .toList();
    }

    private static boolean isCurrent(String href, String path) {
        return path.equals(href) || !href.equals("/") && path.startsWith(href + "/");
    }
}
