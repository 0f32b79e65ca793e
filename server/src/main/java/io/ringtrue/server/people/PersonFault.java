package io.ringtrue.server.people;

/// A value that breaks its rule.
public final class PersonFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String rule;

    PersonFault(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    /// `email`, `name`, `role` or `password`.
    public String field() {
        return field;
    }

    /// Follows the field's name: `must be …`.
    public String rule() {
        return rule;
    }
}
