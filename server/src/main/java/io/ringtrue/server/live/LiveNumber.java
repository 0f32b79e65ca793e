package io.ringtrue.server.live;

/// A number to ask about. Prints as `***`: numbers stay out of logs.
///
/// @param callingCode 1 to 3 digits
/// @param national the national significant number as digits
public record LiveNumber(int callingCode, String national) {
    /// Without the plus.
    public String digits() {
        return callingCode + national;
    }

    public String e164() {
        return "+" + digits();
    }

    @Override
    public String toString() {
        return "***";
    }
}
