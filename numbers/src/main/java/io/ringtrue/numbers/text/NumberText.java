package io.ringtrue.numbers.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The digits of a text. Digits, plain separators and a leading plus are read here without allocating memory.
/// A text with anything else is `odd` and must go through [CarefulText]. The object is reused for the next
/// text. Used by one thread.
public final class NumberText {

    /// The most digits kept; a text with more is too long for any number.
    public static final int MOST_DIGITS = 40;
    /// No valid number has fewer digits.
    private static final int SHORTEST_NUMBER = 7;
    /// Where the digits begin in the array. The room before them is for a calling code.
    public static final int FIRST = 8;

    private static final Pattern TEN_APART =
            Pattern.compile("^\\D*(?:\\d{10}|\\d{3}\\D+\\d{3}\\D*\\d{4}|\\d{6}\\D+\\d{4})\\D+\\d");

    /// The digits as ASCII, from [#FIRST] on.
    public final byte[] digits = new byte[FIRST + MOST_DIGITS];
    /// How many digits there are.
    public int count;
    /// Whether a plus stood before the first digit.
    public boolean plus;
    /// Whether the text must go through [CarefulText]. Until then the other fields have no meaning.
    public boolean odd;
    /// Whether the text has more than its digits, so that it may contain more than one number.
    public boolean parted;
    /// Whether it was a whole number in a machine's notation, in which leading zeros are lost.
    public boolean machine;
    /// Why there are no digits; null when there are.
    @Nullable
    public NumberFault fault;
    /// The text that was cut off after the number; empty when nothing was cut.
    public String cut = "";

    /// Whether a bracket was opened.
    private boolean open;

    private @Nullable CharSequence written;
    private byte[] bytes = {};
    private int start;
    private int end;

    /// Reads a text of any length.
    public void read(CharSequence text) {
        clear();
        written = text;
        byte[] kept = digits;
        int n = 0;
        int points = 0;
        int beforePoint = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c - '0';
            if (digit >= 0 && digit <= 9 && n < MOST_DIGITS) {
                kept[FIRST + n++] = (byte) c;
            } else if (c == '+' && n == 0) {
                plus = true;
            } else if (c == '.' && (n == 0 || n > beforePoint)) {
                points++;
                beforePoint = n;
            } else if (!isSeparator(c, n)) {
                odd = true;
                return;
            }
        }
        finish(text.length(), n, points, beforePoint);
    }

    /// Reads UTF-8 bytes. ASCII is read without decoding; the bytes must not change before the next text.
    public void read(byte[] text, int from, int to) {
        clear();
        written = null;
        bytes = text;
        start = from;
        end = to;
        byte[] kept = digits;
        int n = 0;
        int points = 0;
        int beforePoint = 0;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9 && n < MOST_DIGITS) {
                kept[FIRST + n++] = c;
            } else if (c == '+' && n == 0) {
                plus = true;
            } else if (c == '.' && (n == 0 || n > beforePoint)) {
                points++;
                beforePoint = n;
            } else if (!isSeparator(c, n)) {
                odd = true;
                return;
            }
        }
        finish(to - from, n, points, beforePoint);
    }

    /// The text last read.
    public CharSequence text() {
        return written != null ? written : new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /// Whether the first ten digits are grouped like a +1 number, with further digits separate after them.
    public boolean tenStandApart() {
        return TEN_APART.matcher(PlainText.of(text())).find();
    }

    /// How many of the first digits may be a label, such as the number of a list item; 0 when none are.
    public int label() {
        return Label.digits(PlainText.of(text()));
    }

    /// Takes over the result of [CarefulText].
    public void set(CarefulText.Reading found) {
        clear();
        plus = found.plus();
        cut = found.cut();
        fault = found.fault();
        machine = found.machine();
        parted = written != null || end > start;
        count = found.digits().length();
        for (int i = 0; i < count; i++)
            digits[FIRST + i] = (byte) found.digits().charAt(i);
    }

    private void clear() {
        count = 0;
        plus = false;
        odd = false;
        parted = false;
        machine = false;
        open = false;
        if (fault != null) fault = null;
        if (!cut.isEmpty()) cut = "";
    }

    private void finish(int length, int n, int points, int beforePoint) {
        count = n;
        parted = length > n;
        odd = n == 0 || points > 0 && pointsNeedCare(n, points, beforePoint);
    }

    /// Whether a point may be a decimal point: a single one, or one before a last `0` or `00`. After a plus,
    /// with too few digits for any number, it never is, as in [Notations]; so such a short text needs no
    /// care.
    private boolean pointsNeedCare(int n, int points, int beforePoint) {
        if (points == 1) return !plus || n >= SHORTEST_NUMBER || digits[FIRST] == '0';
        int last = n - beforePoint;
        if (plus || last > 2) return false;
        return last == 1 || last == 2 && digits[FIRST + n - 1] == '0' && digits[FIRST + n - 2] == '0';
    }

    /// Whether a character is a plain separator here. A dash before the first digit may be a minus. A bracket
    /// that opens late may contain something else, and one that only closes may end a list number: `4)`.
    private boolean isSeparator(int c, int digitsBefore) {
        if (c == '(') {
            open = true;
            return digitsBefore < SHORTEST_NUMBER;
        }
        return c == ' ' || c == '-' && (digitsBefore > 0 || plus) || c == ')' && (open || digitsBefore == 0);
    }
}
