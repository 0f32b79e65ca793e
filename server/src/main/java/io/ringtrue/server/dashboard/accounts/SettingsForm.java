package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountFault;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.request.CallbackRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the settings of an account from the fields of a form, by the rules of the values themselves. A field
/// that the form does not have leaves its setting as it is; an empty one removes it.
public final class SettingsForm {
    private static final int LONGEST_NAME = 100;

    private final CallbackRules callbacks;

    public SettingsForm(CallbackRules callbacks) {
        this.callbacks = callbacks;
    }

    /// @param typed by the names of the settings in [AccountSettings]
    /// @throws WrongFields naming every field that breaks its rule
    public Account read(Account old, Map<String, String> typed) {
        Reading reading = new Reading(typed);
        String name = reading.text("name", old.name());
        reading.require(!name.isEmpty(), "name", "Needs 1 to " + LONGEST_NAME + " characters.");
        String company = reading.text("company", old.company());
        AccountSettings settings = reading.settings(old.settings());
        reading.done();
        return new Account(old.id(), name, company, settings, reading.flag("active", old.active()), old.created());
    }

    /// The settings of an account that is to be made.
    ///
    /// @throws WrongFields naming every field that breaks its rule, and the choice of how users learn the PIN
    /// when nothing was chosen
    AccountSettings read(Map<String, String> typed, Map<String, String> wrong) {
        Reading reading = new Reading(typed);
        reading.wrong.putAll(wrong);
        reading.require(
                typed.containsKey("announcePin"),
                "announcePin",
                "Choose how users learn the PIN. It decides what a verification proves.");
        AccountSettings settings = reading.settings(AccountSettings.standard(false));
        reading.done();
        return settings;
    }

    /// One form, and what is wrong with it.
    private final class Reading {
        private final Map<String, String> typed;
        private final Map<String, String> wrong = new LinkedHashMap<>();

        Reading(Map<String, String> typed) {
            this.typed = typed;
        }

        private @Nullable String field(String name) {
            String text = typed.get(name);
            return text == null ? null : text.strip();
        }

        void require(boolean satisfied, String field, String sentence) {
            if (!satisfied) wrong.putIfAbsent(field, sentence);
        }

        void done() {
            if (!wrong.isEmpty()) throw new WrongFields(wrong);
        }

        String text(String name, String old) {
            String text = Optional.ofNullable(field(name)).orElse(old);
            boolean plain = text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
            require(plain, name, "Needs at most " + LONGEST_NAME + " characters, without control characters.");
            return text;
        }

        boolean flag(String name, boolean old) {
            return Optional.ofNullable(field(name)).map(Boolean::parseBoolean).orElse(old);
        }

        AccountSettings settings(AccountSettings old) {
            String scheme = Optional.ofNullable(field("callbackScheme")).orElse(old.callbackScheme());
            AccountSettings.Validation validation = made(old.validation(), () -> validation(old.validation()));
            AccountSettings.Preflight preflight = made(old.preflight(), () -> preflight(old.preflight()));
            return made(
                    old,
                    () -> new AccountSettings(
                            flag("announcePin", old.announcePin()),
                            url("callbackUrl", old.callbackUrl(), url -> callbackUrl(url, scheme)),
                            scheme,
                            flag("progressCallbacks", old.progressCallbacks()),
                            kept("language", old.language()),
                            amount("spendCap", old.spendCapMillionths()),
                            amount("balanceAlert", old.balanceAlertMillionths()),
                            flag("callsByGet", old.callsByGet()),
                            validation,
                            preflight));
        }

        private AccountSettings.Validation validation(AccountSettings.Validation old) {
            return new AccountSettings.Validation(
                    callingCode(old.defaultCallingCode()),
                    flag("strictNumbers", old.strictNumbers()),
                    amount("validationPrice", old.priceMillionths()));
        }

        private int callingCode(int old) {
            String text = field("defaultCallingCode");
            if (text == null) return old;
            boolean right = text.matches("\\+?[1-9][0-9]{0,2}");
            require(right, "defaultCallingCode", "Needs a calling code of 1 to 3 digits, such as 44.");
            return right ? Integer.parseInt(text.replace("+", "")) : old;
        }

        private AccountSettings.Preflight preflight(AccountSettings.Preflight old) {
            String onFailure = field("preflightOnFailure");
            return new AccountSettings.Preflight(
                    url("preflightUrl", old.url(), callbacks::enquiry),
                    onFailure == null ? old.allowOnFailure() : onFailure.equals("allow"));
        }

        private Optional<String> kept(String name, Optional<String> old) {
            String text = field(name);
            return text == null ? old : Optional.of(text).filter(given -> !given.isEmpty());
        }

        private Optional<String> url(String name, Optional<String> old, Function<String, String> reader) {
            String text = field(name);
            if (text == null) return old;
            if (text.isEmpty()) return Optional.empty();
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException e) {
                require(false, name, Shown.sentence(String.valueOf(e.getMessage())));
                return old;
            }
        }

        private String callbackUrl(String url, String scheme) {
            callbacks.read(url, Optional.of(scheme), scheme);
            return url;
        }

        private OptionalLong amount(String name, OptionalLong old) {
            String text = field(name);
            if (text == null) return old;
            if (text.isEmpty()) return OptionalLong.empty();
            try {
                return OptionalLong.of(Money.of(text).millionths());
            } catch (IllegalArgumentException _) {
                require(false, name, "Needs a plain number with at most 6 decimals, such as 20 or 12.50.");
                return old;
            }
        }

        private <T> T made(T old, Supplier<T> maker) {
            try {
                return maker.get();
            } catch (AccountFault fault) {
                fault.breaches().forEach(each -> require(false, each.field(), Shown.sentence(each.rule())));
                return old;
            }
        }
    }
}
