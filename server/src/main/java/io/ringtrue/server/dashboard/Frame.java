package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.people.Person;
import java.util.List;
import java.util.Optional;

/// What stands around a page.
///
/// @param installation its name
/// @param sandbox whether calls stay on this machine
/// @param scope whose things are shown
/// @param accounts to switch to; empty for a person of one account
/// @param main the lines of the navigation
/// @param settings those of its second group
/// @param path of the page, which the switcher keeps
public record Frame(
        String installation,
        boolean sandbox,
        Optional<Person> person,
        Scope scope,
        List<Account> accounts,
        List<Link> main,
        List<Link> settings,
        String path) {
    /// @param current whether it is this page or one below it
    public record Link(String href, String icon, String label, boolean current) {}
}
