package io.ringtrue.server.verification.request;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountFault;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.ledger.Money;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Settings of an account as a form or a request wrote them, by the names of
/// [io.ringtrue.server.accounts.SettingsText]. What is not there stays as it is; an empty text removes what may be
/// absent.
///
/// @param wrong is told the name of each setting that breaks its rule, and the rule, a clause that follows the name
public record WrittenSettings(Map<String, String> texts, CallbackRules callbacks, BiConsumer<String, String> wrong) {
    private static final int LONGEST_NAME = 100;

    /// The account with what was written.
    public Account over(Account old) {
        String name = name("name", old.name());
        if (name.isBlank()) wrong.accept("name", "must be given");
        return new Account(
                old.id(),
                name,
                name("company", old.company()),
                over(old.settings()),
                flag("active", old.active()),
                old.created());
    }

    private String name(String field, String old) {
        String text = texts.getOrDefault(field, old);
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            wrong.accept(field, "must be at most " + LONGEST_NAME + " characters without control characters");
        }
        return text;
    }

    /// The settings with what was written; one that breaks its rule is left out.
    public AccountSettings over(AccountSettings old) {
        String scheme = text("callbackScheme")
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .orElse(old.callbackScheme());
        AccountSettings.Validation validation = made(old.validation(), () -> validation(old.validation()));
        AccountSettings.Preflight preflight = made(old.preflight(), () -> preflight(old.preflight()));
        return made(
                old,
                () -> new AccountSettings(
                        flag("announcePin", old.announcePin()),
                        read("callbackUrl", old.callbackUrl(), url -> callbackUrl(url, scheme)),
                        scheme,
                        flag("progressCallbacks", old.progressCallbacks()),
                        read("language", old.language(), tag -> tag),
                        amount("spendCap", old.spendCapMillionths()),
                        amount("balanceAlert", old.balanceAlertMillionths()),
                        flag("callsByGet", old.callsByGet()),
                        validation,
                        preflight));
    }

    private AccountSettings.Validation validation(AccountSettings.Validation old) {
        return new AccountSettings.Validation(
                text("defaultCallingCode").map(WrittenSettings::callingCode).orElse(old.defaultCallingCode()),
                flag("strictNumbers", old.strictNumbers()),
                amount("validationPrice", old.priceMillionths()));
    }

    /// @return 0, which is none, for what is no calling code
    private static int callingCode(String text) {
        return text.matches("\\+?[1-9][0-9]{0,2}") ? Integer.parseInt(text.replace("+", "")) : 0;
    }

    private AccountSettings.Preflight preflight(AccountSettings.Preflight old) {
        Optional<String> onFailure = text("preflightOnFailure");
        if (onFailure.filter(word -> !word.matches("deny|allow")).isPresent()) {
            wrong.accept("preflightOnFailure", "must be deny or allow");
        }
        return new AccountSettings.Preflight(
                read("preflightUrl", old.url(), callbacks::enquiry),
                onFailure.map("allow"::equals).orElse(old.allowOnFailure()));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private boolean flag(String name, boolean old) {
        return text(name).map(Boolean::parseBoolean).orElse(old);
    }

    /// @param reader throws [IllegalArgumentException] whose message is the rule
    private <T> Optional<T> read(String name, Optional<T> old, Function<String, T> reader) {
        String text = texts.get(name);
        if (text == null) return old;
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            wrong.accept(name, String.valueOf(e.getMessage()));
            return old;
        }
    }

    private OptionalLong amount(String name, OptionalLong old) {
        Optional<Long> before = old.isPresent() ? Optional.of(old.getAsLong()) : Optional.empty();
        return read(name, before, text -> Money.of(text).millionths())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private String callbackUrl(String url, String scheme) {
        callbacks.read(url, Optional.of(scheme), scheme);
        return url.strip();
    }

    private <T> T made(T old, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (AccountFault fault) {
            fault.breaches().forEach(each -> wrong.accept(each.field(), each.rule()));
            return old;
        }
    }
}
