package io.ringtrue.server.accounts;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What an account has chosen for itself.
///
/// @param announcePin true: the PIN is spoken, then collected; false: the callee keys the PIN their screen
/// shows
/// @param callbackUrl where callbacks go when a request names no URL; may lack the scheme
/// @param callbackScheme `http` or `https`: the scheme of a URL without one
/// @param progressCallbacks also report `Sent` when dialling starts
/// @param language BCP 47; empty: by the number's country
/// @param spendCapMillionths most that may be charged and held in any 24 hours, in millionths; empty: no cap
/// @param balanceAlertMillionths a callback and a log line say when the balance falls below this, in millionths;
/// empty: none
/// @param callsByGet true: a dialect that starts calls by GET may do so for this account; off by default,
/// because link previews and crawlers follow every link
/// @param validation how its validations read numbers and what they cost
/// @param preflight whether its own server is asked before each call
public record AccountSettings(
        boolean announcePin,
        Optional<String> callbackUrl,
        String callbackScheme,
        boolean progressCallbacks,
        Optional<String> language,
        OptionalLong spendCapMillionths,
        OptionalLong balanceAlertMillionths,
        boolean callsByGet,
        Validation validation,
        Preflight preflight) {
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_LANGUAGE = 35;

    /// The outer form of RFC 5646 §2.1.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /// @throws AccountFault naming every value that breaks its rule
    public AccountSettings {
        new AccountFault.Rules()
                .require(
                        callbackUrl.filter(AccountSettings::isNoUrl).isEmpty(),
                        "callbackUrl",
                        "must be at most 2000 characters without control characters")
                .require(callbackScheme.matches("https?"), "callbackScheme", "must be http or https")
                .require(
                        language.filter(tag -> !isLanguage(tag)).isEmpty(),
                        "language",
                        "must be a BCP 47 tag such as en-US, at most 35 characters")
                .require(spendCapMillionths.orElse(0) >= 0, "spendCap", "must not be negative")
                .require(balanceAlertMillionths.orElse(0) >= 0, "balanceAlert", "must not be negative")
                .done();
    }

    /// What else a URL for callbacks has to satisfy depends on the installation.
    private static boolean isNoUrl(String text) {
        return text.length() > LONGEST_URL || text.chars().anyMatch(Character::isISOControl);
    }

    /// Whether a text is formed as a language tag (BCP 47).
    public static boolean isLanguage(String text) {
        return text.length() <= LONGEST_LANGUAGE && LANGUAGE.matcher(text).matches();
    }

    /// @param defaultCallingCode tried for numbers without a plus, 1 to 999
    /// @param strictNumbers true: no default is tried, every number begins with its country code
    /// @param priceMillionths of one validation, in millionths; empty: the installation's price
    public record Validation(int defaultCallingCode, boolean strictNumbers, OptionalLong priceMillionths) {
        private static final int LARGEST_CALLING_CODE = 999;

        /// What a new account has unless told otherwise.
        public static final Validation STANDARD = new Validation(1, false, OptionalLong.empty());

        /// @throws AccountFault naming every value that breaks its rule
        public Validation {
            new AccountFault.Rules()
                    .require(
                            defaultCallingCode >= 1 && defaultCallingCode <= LARGEST_CALLING_CODE,
                            "defaultCallingCode",
                            "must be a calling code of 1 to 3 digits")
                    .require(priceMillionths.orElse(0) >= 0, "validationPrice", "must not be negative")
                    .done();
        }
    }

    /// @param url asked before each verification; complete; empty: nothing is asked
    /// @param allowOnFailure true: a verification goes ahead when no answer comes; false: it is refused
    public record Preflight(Optional<String> url, boolean allowOnFailure) {
        /// What a new account has unless told otherwise.
        public static final Preflight NONE = new Preflight(Optional.empty(), false);

        /// @throws AccountFault naming every value that breaks its rule
        public Preflight {
            new AccountFault.Rules()
                    .require(
                            url.filter(AccountSettings::isNoUrl).isEmpty(),
                            "preflightUrl",
                            "must be at most 2000 characters without control characters")
                    .done();
        }
    }

    /// @throws AccountFault when a value breaks its rule; so the next one
    public AccountSettings withCallbacks(Optional<String> url, String scheme, boolean progress) {
        return new AccountSettings(
                announcePin,
                url,
                scheme,
                progress,
                language,
                spendCapMillionths,
                balanceAlertMillionths,
                callsByGet,
                validation,
                preflight);
    }

    public AccountSettings withVoice(boolean announces, Optional<String> tag) {
        return new AccountSettings(
                announces,
                callbackUrl,
                callbackScheme,
                progressCallbacks,
                tag,
                spendCapMillionths,
                balanceAlertMillionths,
                callsByGet,
                validation,
                preflight);
    }

    /// What a new account has unless told otherwise. How the PIN is treated must be chosen.
    public static AccountSettings standard(boolean announcePin) {
        return new AccountSettings(
                announcePin,
                Optional.empty(),
                "https",
                false,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Validation.STANDARD,
                Preflight.NONE);
    }
}
