package io.ringtrue.server.verification;

/// A PIN in the clear, 1 to 8 ASCII digits, kept as text: leading zeros count. Prints as `***`.
public record Pin(String digits) {
    public static final String RULE = "must be 1 to 8 digits";

    public Pin {
        if (!digits.matches("[0-9]{1,8}")) {
            throw new IllegalArgumentException(RULE);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
