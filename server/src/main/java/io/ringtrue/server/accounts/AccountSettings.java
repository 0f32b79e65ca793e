package io.ringtrue.server.accounts;

import java.util.Optional;
import java.util.OptionalLong;

/// What an account has chosen for itself.
///
/// @param announcePin true: the PIN is spoken, then collected; false: the callee keys the PIN their screen shows
/// @param callbackUrl where callbacks go when a request names no URL; may lack the scheme
/// @param callbackScheme `http` or `https`: the scheme of a URL without one
/// @param progressCallbacks also report `Sent` when dialling starts
/// @param language BCP 47; empty: by the number's country
/// @param spendCapMillionths most that may be charged and held in any 24 hours, in millionths; empty: no cap
/// @param callsByGet a dialect that has it may start a call by GET too, which link previews and crawlers
/// follow
/// @param validation how its validations read numbers and what they cost
public record AccountSettings(
        boolean announcePin,
        Optional<String> callbackUrl,
        String callbackScheme,
        boolean progressCallbacks,
        Optional<String> language,
        OptionalLong spendCapMillionths,
        boolean callsByGet,
        Validation validation) {

    /// @param defaultCallingCode tried for numbers without a plus, 1 to 999
    /// @param strictNumbers true: no default is tried, every number begins with its country code
    /// @param priceMillionths of one validation, in millionths; empty: the installation's price
    public record Validation(int defaultCallingCode, boolean strictNumbers, OptionalLong priceMillionths) {
        public static final int LARGEST_CALLING_CODE = 999;

        /// What a new account has unless told otherwise.
        public static final Validation STANDARD = new Validation(1, false, OptionalLong.empty());

        public Validation {
            if (defaultCallingCode < 1 || defaultCallingCode > LARGEST_CALLING_CODE) {
                throw new IllegalArgumentException("must be a calling code of 1 to 3 digits");
            }
        }
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
                false,
                Validation.STANDARD);
    }
}
