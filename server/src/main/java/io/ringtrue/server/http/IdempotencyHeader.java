package io.ringtrue.server.http;

/// The header that names a request which creates something, so that repeating the request
/// creates nothing more.
public final class IdempotencyHeader {
    public static final String NAME = "Idempotency-Key";
    /// A clause that follows the header's name.
    public static final String RULE = "must be 1 to 255 visible ASCII characters";

    private IdempotencyHeader() {}

    /// Whether a key satisfies [#RULE].
    public static boolean wellFormed(String key) {
        return key.matches("[\\x21-\\x7e]{1,255}");
    }
}
