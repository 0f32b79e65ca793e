package io.ringtrue.server.speech;

import java.util.Locale;
import java.util.Optional;

/// What is to be said when asking for a PIN.
///
/// @param language one of [Prompts#languages()]; any other is spoken in English
/// @param brand who calls, as the customer gave it; empty: the sentence without a name is spoken
/// @param announcedPin the PIN to read aloud; empty: ask for the one shown on the screen
/// @param repeats how often the whole text is said within one prompt, 1 to 5
public record Wording(Locale language, String brand, Optional<SpokenDigits> announcedPin, int repeats) {
    private static final int MAX_REPEATS = 5;

    /// @throws IllegalArgumentException when repeats is not 1 to 5
    public Wording {
        if (repeats < 1 || repeats > MAX_REPEATS) {
            throw new IllegalArgumentException("repeats: " + repeats + " is not within 1 to " + MAX_REPEATS);
        }
    }
}
