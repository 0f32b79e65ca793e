package io.ringtrue.server.speech;

/// A text could not be turned into sound. The message names engine and reason. It never quotes the text,
/// which may be a brand or a customer's message.
public final class SpeechFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public SpeechFailure(String message) {
        super(message);
    }

    public SpeechFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
