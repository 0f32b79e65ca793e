package io.ringtrue.server.verification.request;

/// What a call compares or says, in the clear. It is kept only encrypted, and deleted when the call is over.
/// Prints as `***`.
public sealed interface Content permits Pin, PinToSay, MessageToSay {
    Mode mode();

    /// What is sealed.
    String text();

    /// Undoes [#text()].
    static Content of(Mode mode, String text) {
        return switch (mode) {
            case REVERSE -> new Pin(text);
            case SPOKEN -> new PinToSay(text);
            case MESSAGE -> new MessageToSay(text);
        };
    }
}
