package io.ringtrue.server.speech;

import java.util.Locale;

/// The sentences a language needs, each a key of its resource file `prompts/<language>.properties`.
enum Phrase {
    HELLO,
    /// Says who calls: `{brand}`.
    CALL_FROM_BRAND,
    /// Says who calls when the customer gave no brand, or one that the voice cannot read.
    CALL_FROM_NOBODY,
    /// Asks for the PIN that the screen shows.
    ENTER_PIN_ON_SCREEN,
    /// Stands before the digits.
    YOUR_PIN_IS,
    /// Asks for the PIN just heard.
    ENTER_IT_NOW,
    STAR_REPEATS,
    WRONG_PIN,
    IF_NOT_YOU,
    VERIFIED,
    UNVERIFIED,
    /// The farewell after star nine, "this was not me".
    REPORTED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
