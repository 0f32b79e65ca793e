package io.ringtrue.server.http;

/// The header by which a caller names a request that creates, so that a repetition creates nothing more.
public final class IdempotencyHeader {
    public static final String NAME = "Idempotency-Key";
    /// A clause that follows the header's name.
    public static final String RULE = "must be 1 to 255 visible ASCII characters";

    private IdempotencyHeader() {}

    public static boolean wellFormed(String key) {
        return key.matches("[\\x21-\\x7e]{1,255}");
    }
}
