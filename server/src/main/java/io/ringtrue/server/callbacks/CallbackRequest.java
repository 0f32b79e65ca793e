package io.ringtrue.server.callbacks;

/// The request of one callback, the same at every attempt. Its dialect composed it; this room sends it
/// without reading it.
public sealed interface CallbackRequest {
    /// Complete and percent-encoded.
    String url();

    /// Reports by its URL alone; its path and query are signed.
    record Get(String url) implements CallbackRequest {}

    /// Reports by its body; the body is signed.
    record Post(String url, String contentType, String body) implements CallbackRequest {}
}
