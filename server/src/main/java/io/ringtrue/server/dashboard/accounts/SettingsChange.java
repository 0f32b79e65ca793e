package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.SettingsText;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.verification.request.CallbackRules;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/// Changes settings of an account as a form says, and writes the audit log. Two people who change different
/// settings at the same time do not undo each other's.
public final class SettingsChange {
    private final AccountStore accounts;
    private final CallbackStore callbacks;
    private final CallbackRules rules;
    private final SettingsForm form;
    private final Deeds deeds;

    public SettingsChange(AccountStore accounts, CallbackStore callbacks, CallbackRules rules, Deeds deeds) {
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.rules = rules;
        this.form = new SettingsForm(rules);
        this.deeds = deeds;
    }

    /// @param place the person's address
    /// @param typed see [SettingsForm#read]
    /// @throws WrongFields naming every field that breaks its rule; then nothing was changed
    /// @throws NotYours when there is no such account
    public Account of(long accountId, Map<String, String> typed, Person person, String place) {
        AtomicReference<Account> before = new AtomicReference<>();
        Account now = accounts.update(accountId, account -> {
                    before.set(account);
                    return form.read(account, typed);
                })
                .orElseThrow(NotYours::new);
        if (typed.containsKey("callbackUrl")) wantCallbacksAgain(now);
        Account old = Objects.requireNonNull(before.get());
        String was = SettingsText.differing(old, now);
        if (!was.isEmpty()) {
            deeds.add(
                    person,
                    place,
                    OptionalLong.of(accountId),
                    "changed settings",
                    now.name(),
                    was,
                    SettingsText.differing(now, old));
        }
        return now;
    }

    /// A receiver that answered 410 once is asked again when its URL is given again.
    private void wantCallbacksAgain(Account account) {
        account.settings()
                .callbackUrl()
                .map(url -> rules.read(url, Optional.empty(), account.settings().callbackScheme())
                        .url())
                .ifPresent(url -> callbacks.wantAgain(account.id(), url));
    }
}
