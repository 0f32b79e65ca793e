package io.ringtrue.server.outbound;

/// A URL that no callback may go to; the message says why, and starts with a verb: `must not carry a password`.
public final class RefusedUrl extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedUrl(String message) {
        super(message);
    }
}
