package io.ringtrue.server.api.phonesverification;

/// The request is none: it is answered before anything else is looked at. The clause names what is wrong and
/// never repeats what was sent.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String clause) {
        super(clause, null, false, false);
    }

    String clause() {
        return String.valueOf(getMessage());
    }
}
