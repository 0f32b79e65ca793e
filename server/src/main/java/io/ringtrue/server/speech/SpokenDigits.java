package io.ringtrue.server.speech;

/// A PIN to be read aloud, digit by digit. Prints as `***`.
///
/// @param ascii 1 to 32 digits `0` to `9`
public record SpokenDigits(String ascii) {
    private static final int MAX_DIGITS = 32;

    /// @throws IllegalArgumentException when it is not 1 to 32 ASCII digits; the message does not quote it
    public SpokenDigits {
        if (ascii.isEmpty() || ascii.length() > MAX_DIGITS || !ascii.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("announced PIN: must be 1 to " + MAX_DIGITS + " digits");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
