package io.ringtrue.server.calls;

import io.ringtrue.server.speech.SpokenPin;

/// What a call is for. None of them prints a PIN or a message.
public sealed interface CallTask {
    /// Ask for a PIN and compare what is keyed.
    ///
    /// @param announcePin whether the PIN is spoken before it is collected
    /// @param tries entries allowed within the call
    record AskForPin(ExpectedDigits expected, boolean announcePin, int tries) implements CallTask {}

    /// Say a PIN; nothing is collected.
    record SayPin(SpokenPin pin) implements CallTask {}

    /// Say a customer's message.
    ///
    /// @param text as it was accepted; it may hold a code
    record SayMessage(String text) implements CallTask {
        @Override
        public String toString() {
            return "SayMessage[***]";
        }
    }
}
