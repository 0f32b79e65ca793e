package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Scope;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/// The account that a page shows; for a person of the installation who has chosen none, its first. Somebody who may
/// change nothing has no phone: it spends the account's money.
///
/// @param accounts to look it up
public record VisitorsAccount(AccountStore accounts) implements PhoneAccounts {
    @Override
    public Optional<Account> of(Principal who, @Nullable String asked) {
        if (!(who instanceof Authentication signedIn) || !(signedIn.getPrincipal() instanceof Visitor visitor)) {
            return Optional.empty();
        }
        Person person = visitor.person();
        if (!person.changes()) return Optional.empty();
        try {
            return Scope.of(person, asked, accounts)
                    .chosen()
                    .or(() -> accounts.list(0, 1).stream().findFirst());
        } catch (NotYours _) {
            return Optional.empty();
        }
    }
}
