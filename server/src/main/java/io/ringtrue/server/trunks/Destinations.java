package io.ringtrue.server.trunks;

/// Which numbers a test call may ring: those that a verification could call.
public interface Destinations {
    /// By countries, line types, do-not-call list and paused ranges.
    Answer of(String number);

    /// Counts a call to a number that is allowed, in the limits that count verifications of it.
    ///
    /// @return [Answer.Refused] when one of them is full: nothing is counted
    Answer count(String e164);

    sealed interface Answer {
        /// @param e164 with `+`
        record Allowed(String e164) implements Answer {}

        /// @param why a clause that follows the word `number`
        record Refused(String why) implements Answer {}
    }
}
