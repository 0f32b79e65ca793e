package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.people.Person;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Whose things a page shows.
///
/// @param chosen one account; empty: the whole installation's
public record Scope(Optional<Account> chosen) {
    /// @param asked the page's parameter `account`; null or empty: all that this person sees
    /// @throws NotYours when there is no such account, or this person does not see it
    public static Scope of(Person person, @Nullable String asked, AccountStore accounts) {
        String text = asked == null ? "" : asked;
        if (text.isEmpty() && person.isOfInstallation()) return new Scope(Optional.empty());
        long wanted = text.isEmpty() ? person.account().orElseThrow() : number(text);
        if (!person.sees(wanted)) throw new NotYours();
        return new Scope(Optional.of(accounts.find(wanted).orElseThrow(NotYours::new)));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new NotYours();
        }
    }

    public OptionalLong account() {
        return chosen.isPresent() ? OptionalLong.of(chosen.get().id()) : OptionalLong.empty();
    }

    /// As people read it.
    public String title() {
        return chosen.map(Account::name).orElse("All accounts");
    }
}
