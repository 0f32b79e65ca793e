package io.ringtrue.numbers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The digits of a text: what separates them is dropped, digits of every script count, an extension is cut off.
/// Reused from text to text; takes time in proportion to the text and no memory.
final class NumberText {

    /// Digits kept; a text with more is too long for any number.
    static final int MOST_DIGITS = 40;
    /// Room before the digits for a calling code.
    static final int FIRST = 8;

    private static final int LONGEST_EXTENSION = 20;
    private static final int LONGEST_GAP = 8;
    private static final String[] MARKERS = {"extension", "extn", "ext", "x", "#", "ｘ", "＃"};

    /// ASCII digits from [FIRST] on.
    final byte[] digits = new byte[FIRST + MOST_DIGITS];
    /// Digits kept.
    int count;
    /// A plus stood before the first digit.
    boolean plus;
    /// A plus stood behind a digit: two numbers, or none.
    boolean plusInside;
    /// There were more digits than are kept.
    boolean overfull;
    /// There was no digit, and nothing but white space or common separators.
    boolean blank;

    /// Reads `text`: digits, separators and a leading plus here, anything rarer in [#readWithCare].
    void read(CharSequence text) {
        clear();
        int length = text.length();
        byte[] kept = digits;
        int n = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int digit = c - '0';
            if (digit >= 0 && digit <= 9 && n < MOST_DIGITS) {
                kept[FIRST + n++] = (byte) c;
            } else if (c == '+' && n == 0) {
                plus = true;
            } else if (!isSeparator(c)) {
                clear();
                readWithCare(text);
                return;
            }
        }
        count = n;
        blank = n == 0;
    }

    /// Reads UTF-8, the common characters without decoding.
    void read(byte[] text, int start, int end) {
        clear();
        byte[] kept = digits;
        int n = 0;
        for (int i = start; i < end; i++) {
            byte c = text[i];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9 && n < MOST_DIGITS) {
                kept[FIRST + n++] = c;
            } else if (c == '+' && n == 0) {
                plus = true;
            } else if (!isSeparator(c)) {
                read(new String(text, start, end - start, StandardCharsets.UTF_8));
                return;
            }
        }
        count = n;
        blank = n == 0;
    }

    private void clear() {
        count = 0;
        plus = false;
        plusInside = false;
        overfull = false;
        blank = true;
    }

    private void readWithCare(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length && !overfull; ) {
            int c = Character.codePointAt(text, i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) add(digit);
            else if (c == '+' || c == '＋') plus();
            else if (count > 0 && c == ';') {
                prepend(text, i);
                return;
            } else if (count > 0 && extensionAt(text, i)) {
                return;
            }
            blank &= Character.isWhitespace(c) || isSeparator(c);
            i += Character.charCount(c);
        }
    }

    private void add(int digit) {
        if (count == MOST_DIGITS) overfull = true;
        else digits[FIRST + count++] = (byte) ('0' + digit);
    }

    private void plus() {
        if (count == 0) plus = true;
        else plusInside = true;
    }

    /// RFC 3966 §5.1.5: a local number's `phone-context` that starts with a plus comes before its digits.
    private void prepend(CharSequence text, int semicolon) {
        if (plus) return;
        String parameter = ";phone-context=+";
        int end = Math.min(text.length(), semicolon + 200);
        for (int i = semicolon; i + parameter.length() <= end; i++) {
            if (!startsAt(text, i, parameter)) continue;
            byte[] local = Arrays.copyOfRange(digits, FIRST, FIRST + count);
            clear();
            plus = true;
            blank = false;
            for (int k = i + parameter.length(); k < end && text.charAt(k) != ';'; k++) {
                int digit = Character.digit(text.charAt(k), 10);
                if (digit >= 0) add(digit);
            }
            for (byte digit : local) add(digit - '0');
            return;
        }
    }

    /// Whether an extension mark stands here, with nothing but its digits behind it.
    private static boolean extensionAt(CharSequence text, int at) {
        if (!startsMarker(text.charAt(at))) return false;
        for (String marker : MARKERS) {
            if (startsAt(text, at, marker)) return extensionDigitsAt(text, at + marker.length());
        }
        return false;
    }

    private static boolean startsMarker(char c) {
        return switch (c) {
            case 'e', 'E', 'x', 'X', '#', 'ｘ', 'Ｘ', '＃' -> true;
            default -> false;
        };
    }

    private static boolean extensionDigitsAt(CharSequence text, int from) {
        int at = skip(text, from);
        int first = at;
        while (at < text.length() && at - first <= LONGEST_EXTENSION && Character.digit(text.charAt(at), 10) >= 0) at++;
        boolean anyDigits = at > first;
        if (anyDigits && at < text.length() && text.charAt(at) == '#') at++;
        return anyDigits && skip(text, at) == text.length();
    }

    private static int skip(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_GAP && isGap(text.charAt(at))) at++;
        return at;
    }

    private static boolean isSeparator(int c) {
        return c == ' ' || c == '-' || c == '(' || c == ')' || c == '.' || c == '/';
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '.' || c == ':' || c == '=' || c == '-' || c == ',';
    }

    private static boolean startsAt(CharSequence text, int at, String lowerCase) {
        if (at + lowerCase.length() > text.length()) return false;
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != lowerCase.charAt(i)) return false;
        }
        return true;
    }
}
