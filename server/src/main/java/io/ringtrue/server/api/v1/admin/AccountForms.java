package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.verification.request.WrittenSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the bodies in which an operator creates or changes an account.
@Component
public class AccountForms {
    private static final int LONGEST_NAME = 100;
    /// Names that stand in public documentation: anybody could guess that an account has them.
    private static final Set<String> KNOWN_NAMES = Set.of("qd4cr4gd", "user@company.com");

    /// The settings an account may have, as a request wrote them; null: not given, so the setting stays
    /// as it is.
    interface SettingsMembers {
        @Nullable
        Boolean announcePin();

        @Nullable
        String callbackUrl();

        @Nullable
        String callbackUrlType();

        @Nullable
        Boolean progressCallbacks();

        @Nullable
        String language();

        @Nullable
        String spendCap();

        @Nullable
        String balanceAlert();

        @Nullable
        Boolean getPlacesCalls();

        @Nullable
        Integer defaultCallingCode();

        @Nullable
        Boolean strictNumbers();

        @Nullable
        String validationPrice();

        @Nullable
        String preflightUrl();

        @Nullable
        String preflightOnFailure();
    }

    /// @param balance the opening balance; absent: none
    /// @param announcePin true: the PIN is spoken, then collected; false: the callee keys the PIN their
    /// screen shows. It must be given. Choose false wherever a page shows the PIN
    /// @param balanceAlert a callback `balance.low` is sent when the balance falls below this; absent: none
    /// @param defaultCallingCode tried when a number to be validated has no plus; absent: 1
    /// @param strictNumbers true: no default is tried, every number begins with its country code; absent:
    /// false
    /// @param validationPrice price of one validation; absent: the installation's
    /// @param preflightUrl where your own server is asked before each verification (POST, signed like a
    /// callback); absent: it is not asked
    /// @param preflightOnFailure `deny` or `allow`: what happens when it does not answer within 2 s;
    /// absent: `deny`
    /// @param apikey absent: we make one; likewise the other three
    public record NewAccountForm(
            String name,
            @Nullable String company,
            @Nullable String balance,
            Boolean announcePin,
            @Nullable String callbackUrl,
            @Nullable String callbackUrlType,
            @Nullable Boolean progressCallbacks,
            @Nullable String language,
            @Nullable String spendCap,
            @Nullable String balanceAlert,
            @Nullable Boolean getPlacesCalls,
            @Nullable Integer defaultCallingCode,
            @Nullable Boolean strictNumbers,
            @Nullable String validationPrice,
            @Nullable String preflightUrl,
            @Nullable String preflightOnFailure,
            @Nullable String apikey,
            @Nullable SecretText apisecret,
            @Nullable String user,
            @Nullable SecretText pass)
            implements SettingsMembers {}

    /// A change of an account. What is absent stays as it is; an empty `callbackUrl`, `language`, `spendCap`,
    /// `balanceAlert`, `validationPrice` or `preflightUrl` removes the setting.
    public record AccountChange(
            @Nullable String name,
            @Nullable String company,
            @Nullable Boolean active,
            @Nullable Boolean announcePin,
            @Nullable String callbackUrl,
            @Nullable String callbackUrlType,
            @Nullable Boolean progressCallbacks,
            @Nullable String language,
            @Nullable String spendCap,
            @Nullable String balanceAlert,
            @Nullable Boolean getPlacesCalls,
            @Nullable Integer defaultCallingCode,
            @Nullable Boolean strictNumbers,
            @Nullable String validationPrice,
            @Nullable String preflightUrl,
            @Nullable String preflightOnFailure)
            implements SettingsMembers {}

    private final CallbackRules callbacks;

    public AccountForms(CallbackRules callbacks) {
        this.callbacks = callbacks;
    }

    @SuppressWarnings("NullAway") // the reader of JSON leaves absent members null, also those that have to be there
    AccountRequest read(NewAccountForm form, Optional<String> idempotencyKey) {
        Checks checks = new Checks();
        checks.require(
                form.announcePin() != null,
                "announcePin",
                "must be chosen: false when your page shows the PIN, true when only the call says it");
        String name = checks.needed("name", form.name(), LONGEST_NAME);
        String company = checks.text("company", form.company(), LONGEST_NAME).orElse("");
        AccountSettings settings = written(checks, members(form)).over(AccountSettings.standard(false));
        Optional<String> apikey = checks.read("apikey", form.apikey(), AccountForms::apikey)
                .or(() -> IdempotencyKey.name(idempotencyKey, "account"));
        Optional<Secret> apisecret = checks.read("apisecret", SecretText.text(form.apisecret()), AccountForms::secret);
        Optional<String> user = checks.read("user", form.user(), AccountForms::user);
        Optional<Secret> pass = checks.read("pass", SecretText.text(form.pass()), AccountForms::secret);
        Money balance =
                checks.read("balance", form.balance(), AccountForms::amount).orElse(Money.ZERO);
        checks.done();
        return new AccountRequest(name, company, settings, balance.millionths(), apikey, apisecret, user, pass);
    }

    Account read(Account account, AccountChange change) {
        Checks checks = new Checks();
        Map<String, String> texts = members(change);
        put(texts, "name", change.name());
        put(texts, "company", change.company());
        put(texts, "active", change.active());
        Account changed = written(checks, texts).over(account);
        checks.done();
        return changed;
    }

    private WrittenSettings written(Checks checks, Map<String, String> texts) {
        return new WrittenSettings(texts, callbacks, (field, rule) -> checks.require(false, member(field), rule));
    }

    /// By the names of the settings; absent members are absent.
    private static Map<String, String> members(SettingsMembers form) {
        Map<String, String> texts = new HashMap<>();
        put(texts, "announcePin", form.announcePin());
        put(texts, "callbackUrl", form.callbackUrl());
        put(texts, "callbackScheme", form.callbackUrlType());
        put(texts, "progressCallbacks", form.progressCallbacks());
        put(texts, "language", form.language());
        put(texts, "spendCap", form.spendCap());
        put(texts, "balanceAlert", form.balanceAlert());
        put(texts, "callsByGet", form.getPlacesCalls());
        put(texts, "defaultCallingCode", form.defaultCallingCode());
        put(texts, "strictNumbers", form.strictNumbers());
        put(texts, "validationPrice", form.validationPrice());
        put(texts, "preflightUrl", form.preflightUrl());
        put(texts, "preflightOnFailure", form.preflightOnFailure());
        return texts;
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null) texts.put(name, value.toString());
    }

    /// The JSON member for a setting.
    private static String member(String field) {
        return switch (field) {
            case "callbackScheme" -> "callbackUrlType";
            case "callsByGet" -> "getPlacesCalls";
            default -> field;
        };
    }

    /// The account's own callback URL, complete; empty: it has none.
    Optional<String> callbackAddress(AccountSettings settings) {
        return settings.callbackUrl()
                .map(url -> callbacks
                        .read(url, Optional.empty(), settings.callbackScheme())
                        .url());
    }

    /// @throws IllegalArgumentException with the rule
    static String apikey(String text) {
        if (!text.matches("[A-Za-z0-9._-]{4,64}")) {
            throw new IllegalArgumentException("must be 4 to 64 letters, digits, dots, dashes or underscores");
        }
        return notKnown(text);
    }

    private static String notKnown(String name) {
        if (KNOWN_NAMES.contains(name)) throw new IllegalArgumentException("must not be the documentation's sample");
        return name;
    }

    /// @throws IllegalArgumentException with the rule
    static String user(String text) {
        if (!text.matches("[\\x21-\\x7e]{1,200}")) {
            throw new IllegalArgumentException("must be 1 to 200 visible ASCII characters");
        }
        return notKnown(text);
    }

    /// @throws IllegalArgumentException with the rule; it does not repeat the secret
    static Secret secret(String text) {
        if (!text.matches("[\\x20-\\x7e]{8,200}")) {
            throw new IllegalArgumentException("must be 8 to 200 printable ASCII characters");
        }
        return new Secret(text);
    }

    /// @throws IllegalArgumentException with the rule
    static Money amount(String text) {
        Money amount = Money.of(text);
        if (amount.negative()) throw new IllegalArgumentException("must not be negative");
        return amount;
    }
}
