package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.verification.request.WrittenSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the settings of an account from the fields of a form, each named like its setting, and says what is wrong
/// in sentences that stand beside the fields.
public final class SettingsForm {
    private final CallbackRules callbacks;

    public SettingsForm(CallbackRules callbacks) {
        this.callbacks = callbacks;
    }

    /// @param typed by the names of [WrittenSettings]; other fields are not read
    /// @throws WrongFields naming every field that breaks its rule
    public Account read(Account old, Map<String, String> typed) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Account read = written(typed, wrong).over(old);
        if (!wrong.isEmpty()) throw new WrongFields(wrong);
        return read;
    }

    /// The settings of an account that is to be made.
    ///
    /// @param before what else is wrong with the form
    /// @throws WrongFields naming every field that breaks its rule, and the choice of how users learn the PIN
    /// when nothing was chosen
    AccountSettings read(Map<String, String> typed, Map<String, String> before) {
        Map<String, String> wrong = new LinkedHashMap<>(before);
        if (!typed.containsKey("announcePin"))
            wrong.put("announcePin", "Choose how users learn the PIN. It decides what a verification proves.");
        AccountSettings read = written(typed, wrong).over(AccountSettings.standard(false));
        if (!wrong.isEmpty()) throw new WrongFields(wrong);
        return read;
    }

    private WrittenSettings written(Map<String, String> typed, Map<String, String> wrong) {
        Map<String, String> texts = new HashMap<>();
        typed.forEach((name, text) -> texts.put(name, text.strip()));
        return new WrittenSettings(texts, callbacks, (field, rule) -> wrong.putIfAbsent(field, Shown.sentence(rule)));
    }
}
