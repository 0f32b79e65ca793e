package io.ringtrue.server.callbacks;

/// What one callback sends, the same at every attempt. Its dialect composed it; nobody here reads it.
public sealed interface CallbackRequest {
    /// Complete and percent-encoded.
    String url();

    /// Reports by its URL alone: that is what is signed.
    record Get(String url) implements CallbackRequest {}

    /// Reports by its body: that is what is signed.
    record Post(String url, String contentType, String body) implements CallbackRequest {}
}
