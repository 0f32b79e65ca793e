package io.ringtrue.server.api.phonesverification;

/// A request that cannot be read. It is answered before anything else is checked. The clause says what is
/// wrong and never repeats what was sent.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String clause) {
        super(clause, null, false, false);
    }

    String clause() {
        return String.valueOf(getMessage());
    }
}
