package io.ringtrue.server.verification.request;

import io.ringtrue.server.speech.Message;

/// A message that a call says, as its customer wrote it. What no voice may read is left out when it is said. It
/// may hold a code. Prints as `***`.
public record MessageToSay(String text) implements Content {
    /// @throws IllegalArgumentException when it breaks [Message#RULE]; the message is the rule
    public MessageToSay {
        Message.of(text);
    }

    @Override
    public Mode mode() {
        return Mode.MESSAGE;
    }

    @Override
    public String toString() {
        return "***";
    }
}
