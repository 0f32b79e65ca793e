package io.ringtrue.server.trunks;

/// Which numbers a test call may ring: by countries, line types, do-not-call list and paused ranges.
@FunctionalInterface
public interface Destinations {
    Answer of(String number);

    sealed interface Answer {
        /// @param e164 with `+`
        record Allowed(String e164) implements Answer {}

        /// @param why a clause that follows the word `number`
        record Refused(String why) implements Answer {}
    }
}
