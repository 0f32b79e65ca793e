package io.ringtrue.telephony.sip.message;

/// The character classes and numbers of the grammar (RFC 3261 §25.1).
public final class Tokens {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) TOKEN[c] = true;
        for (char c = 'A'; c <= 'Z'; c++) TOKEN[c] = true;
        for (char c = 'a'; c <= 'z'; c++) TOKEN[c] = true;
        for (char c : "-.!%*_+`'~".toCharArray()) TOKEN[c] = true;
    }

    private Tokens() {}

    /// Whether an ASCII character may be part of a `token`; false for every other value.
    public static boolean isTokenChar(int c) {
        return c >= 0 && c < 128 && TOKEN[c];
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenChar(text.charAt(i))) return false;
        }
        return !text.isEmpty();
    }

    /// A space or a tab.
    public static boolean isSpace(int c) {
        return c == ' ' || c == '\t';
    }

    /// The first place at or after `from` that is not a space or tab; the length of the text when there is
    /// none.
    static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) i++;
        return i;
    }

    /// The decimal number between `from` and `to`.
    ///
    /// @return -1 when it is not a number, has more than 18 digits, or is above `max`
    public static long number(String text, int from, int to, long max) {
        if (from >= to || to - from > 18) return -1;
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value > max ? -1 : value;
    }
}
