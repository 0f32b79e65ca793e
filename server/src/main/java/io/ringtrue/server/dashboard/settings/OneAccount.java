package io.ringtrue.server.dashboard.settings;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.people.Person;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.ui.Model;

/// The account whose settings a page shows.
///
/// @param query keeps the account in links and forms: `?account=7`; empty for a person who has only this one
/// @param changes whether the person may change its settings
/// @param limits whether the person may change what it may spend
public record OneAccount(Account account, String query, boolean changes, boolean limits) {
    /// Empty: the page shows the whole installation, which has no such settings.
    public static Optional<OneAccount> of(Frame frame) {
        if (frame.person().isEmpty()) return Optional.empty();
        Person person = frame.person().get();
        return frame.scope()
                .chosen()
                .map(account -> new OneAccount(
                        account,
                        person.isOfInstallation() ? "?account=" + account.id() : "",
                        SettingRights.account(person),
                        SettingRights.limits(person)));
    }

    /// Asks which account is meant.
    ///
    /// @param what the page's title
    /// @return the name of the view
    public static String choose(Model page, String what) {
        page.addAttribute("what", what);
        return "dashboard/settings-choose";
    }

    public long id() {
        return account.id();
    }

    public OptionalLong owner() {
        return OptionalLong.of(account.id());
    }

    /// @param path of a page, without a query
    public String link(String path) {
        return path + query;
    }

    /// Sends the browser to a page that says what was done.
    ///
    /// @param done a word that the page's template has a sentence for
    public String done(String path, String done) {
        return "redirect:" + path + query + (query.isEmpty() ? "?" : "&") + "done=" + done;
    }
}
