package io.ringtrue.server.dashboard;

/// What was asked for does not exist, or belongs to another account. Both look the same.
public final class NotYours extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYours() {
        super("not there, or not yours", null, false, false);
    }
}
