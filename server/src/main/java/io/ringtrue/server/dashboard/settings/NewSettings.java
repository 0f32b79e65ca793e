package io.ringtrue.server.dashboard.settings;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import java.util.Optional;
import java.util.OptionalLong;

/// An account with the settings of one page changed; all others stay as they are.
public final class NewSettings {
    private NewSettings() {}

    /// @throws io.ringtrue.server.accounts.AccountFault when a value breaks its rule
    public static Account callbacks(Account now, Optional<String> url, String scheme, boolean progress) {
        AccountSettings old = now.settings();
        return with(
                now,
                new AccountSettings(
                        old.announcePin(),
                        url,
                        scheme,
                        progress,
                        old.language(),
                        old.spendCapMillionths(),
                        old.balanceAlertMillionths(),
                        old.callsByGet(),
                        old.validation(),
                        old.preflight()));
    }

    /// @throws io.ringtrue.server.accounts.AccountFault when a value breaks its rule
    public static Account voice(Account now, boolean announcePin, Optional<String> language) {
        AccountSettings old = now.settings();
        return with(
                now,
                new AccountSettings(
                        announcePin,
                        old.callbackUrl(),
                        old.callbackScheme(),
                        old.progressCallbacks(),
                        language,
                        old.spendCapMillionths(),
                        old.balanceAlertMillionths(),
                        old.callsByGet(),
                        old.validation(),
                        old.preflight()));
    }

    /// @throws io.ringtrue.server.accounts.AccountFault when a value breaks its rule
    public static Account money(Account now, OptionalLong spendCap, OptionalLong balanceAlert) {
        AccountSettings old = now.settings();
        return with(
                now,
                new AccountSettings(
                        old.announcePin(),
                        old.callbackUrl(),
                        old.callbackScheme(),
                        old.progressCallbacks(),
                        old.language(),
                        spendCap,
                        balanceAlert,
                        old.callsByGet(),
                        old.validation(),
                        old.preflight()));
    }

    private static Account with(Account now, AccountSettings settings) {
        return new Account(now.id(), now.name(), now.company(), settings, now.active(), now.created());
    }
}
