package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountFault;
import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.request.CallbackRules;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
    interface WrittenSettings {
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
            implements WrittenSettings {}

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
            implements WrittenSettings {}

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
        AccountSettings settings = settings(checks, form, AccountSettings.standard(false));
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
        checks.require(change.name() == null || !change.name().isBlank(), "name", "must be given");
        AccountSettings settings = settings(checks, change, account.settings());
        Account changed = new Account(
                account.id(),
                checks.text("name", change.name(), LONGEST_NAME).orElse(account.name()),
                checks.text("company", change.company(), LONGEST_NAME).orElse(account.company()),
                settings,
                Optional.ofNullable(change.active()).orElse(account.active()),
                account.created());
        checks.done();
        return changed;
    }

    /// @return `old` with the settings that are given; one that breaks its rule is left out and
    /// recorded in `checks`
    private AccountSettings settings(Checks checks, WrittenSettings written, AccountSettings old) {
        String type = Optional.ofNullable(written.callbackUrlType())
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse(old.callbackScheme());
        AccountSettings.Validation validation = made(
                checks,
                old.validation(),
                () -> new AccountSettings.Validation(
                        Optional.ofNullable(written.defaultCallingCode())
                                .orElse(old.validation().defaultCallingCode()),
                        Optional.ofNullable(written.strictNumbers())
                                .orElse(old.validation().strictNumbers()),
                        millionths(
                                checks,
                                "validationPrice",
                                written.validationPrice(),
                                old.validation().priceMillionths())));
        AccountSettings.Preflight preflight = preflight(checks, written, old.preflight());
        return made(
                checks,
                old,
                () -> new AccountSettings(
                        Optional.ofNullable(written.announcePin()).orElse(old.announcePin()),
                        kept(written.callbackUrl(), old.callbackUrl(), given -> callbackUrl(checks, given, type)),
                        type,
                        Optional.ofNullable(written.progressCallbacks()).orElse(old.progressCallbacks()),
                        kept(written.language(), old.language(), Optional::of),
                        millionths(checks, "spendCap", written.spendCap(), old.spendCapMillionths()),
                        millionths(checks, "balanceAlert", written.balanceAlert(), old.balanceAlertMillionths()),
                        Optional.ofNullable(written.getPlacesCalls()).orElse(old.callsByGet()),
                        validation,
                        preflight));
    }

    private AccountSettings.Preflight preflight(Checks checks, WrittenSettings written, AccountSettings.Preflight old) {
        Optional<String> url = kept(
                written.preflightUrl(),
                old.url(),
                given -> checks.read("preflightUrl", given, text -> callbacks.enquiry(text)));
        boolean allow = checks.read("preflightOnFailure", written.preflightOnFailure(), AccountForms::allowOnFailure)
                .orElse(old.allowOnFailure());
        return made(checks, old, () -> new AccountSettings.Preflight(url, allow));
    }

    private static boolean allowOnFailure(String text) {
        return switch (text) {
            case "allow" -> true;
            case "deny" -> false;
            default -> throw new IllegalArgumentException("must be deny or allow");
        };
    }

    private static <T> T made(Checks checks, T old, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (AccountFault fault) {
            fault.breaches().forEach(each -> checks.require(false, member(each.field()), each.rule()));
            return old;
        }
    }

    /// The JSON member for a setting.
    private static String member(String field) {
        return field.equals("callbackScheme") ? "callbackUrlType" : field;
    }

    private static Optional<String> kept(
            @Nullable String given, Optional<String> old, Function<String, Optional<String>> reader) {
        if (given == null) return old;
        return given.isEmpty() ? Optional.empty() : reader.apply(given);
    }

    private static OptionalLong millionths(Checks checks, String field, @Nullable String given, OptionalLong old) {
        if (given == null) return old;
        return given.isEmpty()
                ? OptionalLong.empty()
                : checks.read(field, given, Money::of)
                        .map(amount -> OptionalLong.of(amount.millionths()))
                        .orElse(old);
    }

    private Optional<String> callbackUrl(Checks checks, String given, String type) {
        return checks.read("callbackUrl", given, url -> {
            callbacks.read(url, Optional.of(type), type);
            return url.strip();
        });
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
