package io.ringtrue.server.accounts;

import java.time.Instant;

/// One customer.
///
/// @param company the customer's company, as dialects report it; may be empty
/// @param active false: every credential of the account is refused
public record Account(long id, String name, String company, AccountSettings settings, boolean active, Instant created) {
    public Account with(AccountSettings changed) {
        return new Account(id, name, company, changed, active, created);
    }
}
