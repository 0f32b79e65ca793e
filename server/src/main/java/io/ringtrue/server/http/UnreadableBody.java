package io.ringtrue.server.http;

/// A body that is not UTF-8 text. The clause says what has to change and never repeats what was sent.
public final class UnreadableBody extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableBody(String clause) {
        super(clause, null, false, false);
    }

    public String clause() {
        return String.valueOf(getMessage());
    }
}
