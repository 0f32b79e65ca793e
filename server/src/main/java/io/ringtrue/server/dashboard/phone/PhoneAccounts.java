package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.accounts.Account;
import java.security.Principal;
import java.util.Optional;

/// For which account a signed-in person uses the browser phone.
@FunctionalInterface
public interface PhoneAccounts {
    /// @param who as Spring Security has authenticated them
    /// @return empty when they may not use the phone
    Optional<Account> of(Principal who);
}
