package io.ringtrue.server.accounts;

import java.util.Optional;
import java.util.OptionalLong;

/// What an account has chosen for itself.
///
/// @param announcePin true: the PIN is spoken, then collected; false: the callee keys the PIN their screen shows
/// @param callbackUrl where callbacks go when a request names no URL; may lack the scheme
/// @param callbackUrlType `http` or `https`: the scheme of a URL without one
/// @param progressCallbacks also report `Sent` when dialling starts
/// @param language BCP 47; empty: by the number's country
/// @param spendCapMillionths most that may be charged and held in any 24 hours, in millionths; empty: no cap
/// @param getPlacesCalls vendor A's verification may also be asked for by GET
public record AccountSettings(
        boolean announcePin,
        Optional<String> callbackUrl,
        String callbackUrlType,
        boolean progressCallbacks,
        Optional<String> language,
        OptionalLong spendCapMillionths,
        boolean getPlacesCalls) {

    /// What a new account has unless told otherwise. How the PIN is treated must be chosen.
    public static AccountSettings standard(boolean announcePin) {
        return new AccountSettings(
                announcePin, Optional.empty(), "https", false, Optional.empty(), OptionalLong.empty(), false);
    }
}
