package io.ringtrue.telephony.sip.message;

import org.jspecify.annotations.Nullable;

/// The value of a CSeq field (RFC 3261 §20.16).
///
/// @param number below 2^31 by RFC 3261 §8.1.1.5. Some equipment counts on to 2^32 - 1, so that is read too
/// @param method as on the wire
public record CSeq(long number, String method) {

    /// @return null when the text is not a number, spaces and a method
    static @Nullable CSeq read(String text) {
        int digitsEnd = 0;
        while (digitsEnd < text.length() && text.charAt(digitsEnd) >= '0' && text.charAt(digitsEnd) <= '9') digitsEnd++;
        long number = Tokens.number(
                stripZeros(text, digitsEnd), 0, stripZeros(text, digitsEnd).length(), (1L << 32) - 1);
        int methodAt = Tokens.skipSpace(text, digitsEnd);
        if (number < 0 || methodAt == digitsEnd) return null;
        String method = Methods.known(text.substring(methodAt));
        return Tokens.isToken(method) ? new CSeq(number, method) : null;
    }

    /// Leading zeros are legal in any number (RFC 4475 §3.1.1.1 uses them).
    private static String stripZeros(String text, int end) {
        int from = 0;
        while (from < end - 1 && text.charAt(from) == '0') from++;
        return text.substring(from, end);
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
