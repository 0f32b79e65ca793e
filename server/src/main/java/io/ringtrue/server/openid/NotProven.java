package io.ringtrue.server.openid;

/// The provider did not prove who somebody is: it took the code for no good one, or its ID token is not
/// genuine, not for this server or not for this attempt. The message is for the operator's log, and quotes no
/// token.
public final class NotProven extends Exception {
    private static final long serialVersionUID = 1L;

    NotProven(String message) {
        super(message);
    }
}
