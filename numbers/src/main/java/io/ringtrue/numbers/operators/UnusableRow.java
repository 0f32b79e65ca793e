package io.ringtrue.numbers.operators;

/// Why a row cannot be used. Reading continues with the next row.
final class UnusableRow extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableRow(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
