package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.accounts.Account;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// For which account a signed-in person uses the browser phone.
@FunctionalInterface
public interface PhoneAccounts {
    /// @param who as Spring Security has authenticated them
    /// @param asked the page's parameter `account`; null when it has none
    /// @return empty when they may not use the phone, or not for that account
    Optional<Account> of(Principal who, @Nullable String asked);
}
