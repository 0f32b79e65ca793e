package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.keys.Digits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The digits a callee is expected to key. Prints as `***`.
public final class ExpectedDigits {
    private final byte[] ascii;

    /// @throws IllegalArgumentException when it is not 1 to 32 ASCII digits; the message does not repeat them
    public ExpectedDigits(String digits) {
        if (!digits.matches("[0-9]{1,32}")) {
            throw new IllegalArgumentException("expected digits must be 1 to 32 ASCII digits");
        }
        this.ascii = digits.getBytes(StandardCharsets.US_ASCII);
    }

    public int length() {
        return ascii.length;
    }

    /// Compares whole entries in time that does not depend on where they differ.
    public boolean matches(Digits keyed) {
        return MessageDigest.isEqual(ascii, keyed.ascii());
    }

    /// The digits in the clear, for the one place that speaks them.
    public String reveal() {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "***";
    }
}
