package io.ringtrue.server.speech;

import java.util.Locale;

/// The sentences a language needs, each a key of its resource file `prompts/<language>.properties`.
enum Phrase {
    /// Says who calls: `{brand}`. One sentence, so that the name comes within the first seconds.
    HELLO_FROM_BRAND,
    /// Says who calls when the customer gave no brand, or one that the voice cannot read.
    HELLO_FROM_NOBODY,
    /// Asks for the PIN that the screen shows.
    ENTER_PIN_ON_SCREEN,
    /// Stands before the characters.
    YOUR_PIN_IS,
    /// Asks for the PIN just heard.
    ENTER_IT_NOW,
    /// Stands before what is said a second time.
    ONCE_MORE,
    /// Stands before a customer's message.
    MESSAGE_FOLLOWS,
    STAR_REPEATS,
    WRONG_PIN,
    IF_NOT_YOU,
    VERIFIED,
    UNVERIFIED,
    /// The farewell after star nine, "this was not me".
    REPORTED,
    /// The farewell after what was only to be heard.
    GOODBYE;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
