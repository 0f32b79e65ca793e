package io.ringtrue.server.speech;

import java.util.Locale;

/// The sentences a language needs, each a key of its resource file `prompts/<language>.properties`.
enum Phrase {
    HELLO,
    /// Who calls: `{brand}`.
    CALL_FROM_BRAND,
    /// Who calls, when the customer gave no name or one the voice cannot read.
    CALL_FROM_NOBODY,
    /// What to do when the screen shows the PIN.
    ENTER_PIN_ON_SCREEN,
    /// Comes before the digits.
    YOUR_PIN_IS,
    /// What to do once the digits were heard.
    ENTER_IT_NOW,
    STAR_REPEATS,
    WRONG_PIN,
    IF_NOT_YOU,
    VERIFIED,
    UNVERIFIED,
    /// After star nine.
    REPORTED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
