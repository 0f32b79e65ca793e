package io.ringtrue.server.outbound;

/// A URL that no request may go to. The message is what is wrong with it (`must not carry a password`), or the kind of
/// address that it leads to (`a loopback address`).
public final class RefusedUrl extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedUrl(String message) {
        super(message);
    }
}
