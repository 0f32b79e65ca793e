package io.ringtrue.server.bulk;

/// The list as a whole cannot be read: no such column, not UTF-8, nothing to guess by.
public final class UnreadableList extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    UnreadableList(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    /// The option at fault: `column`, `prefix`, …; `body` when it is the list itself.
    public String field() {
        return field;
    }

    /// A clause that follows the field's name.
    public String rule() {
        return rule;
    }
}
