package io.ringtrue.numbers.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The digits of a text. Digits, plain separators and a leading plus are read here, without memory;
/// a text that holds anything rarer is `odd` and goes through [CarefulText]. Reused from text to
/// text.
public final class NumberText {

    /// Digits kept; a text with more is too long for any number.
    public static final int MOST_DIGITS = 40;
    /// No valid number has fewer.
    private static final int SHORTEST_NUMBER = 7;
    /// Room before the digits for a calling code.
    public static final int FIRST = 8;

    private static final Pattern TEN_APART =
            Pattern.compile("^\\D*(?:\\d{10}|\\d{3}\\D+\\d{3}\\D*\\d{4}|\\d{6}\\D+\\d{4})\\D+\\d");

    /// ASCII digits from [FIRST] on.
    public final byte[] digits = new byte[FIRST + MOST_DIGITS];
    /// Digits kept.
    public int count;
    /// A plus stood before the first digit.
    public boolean plus;
    /// The text has to be read with care; nothing else here means anything until it is.
    public boolean odd;
    /// The text is more than its digits, so it may hold more than one number.
    public boolean parted;
    /// It was a whole number in a machine's notation, which knows no leading zeros.
    public boolean machine;
    /// Why there are no digits to go by; null when there are.
    @Nullable
    public NumberFault fault;
    /// What was cut off behind the number; empty when nothing was.
    public String cut = "";

    /// A bracket was opened.
    private boolean open;

    private @Nullable CharSequence written;
    private byte[] bytes = {};
    private int start;
    private int end;

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

    /// Reads UTF-8, the common characters without decoding.
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

    /// The text as it was given.
    public CharSequence text() {
        return written != null ? written : new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /// Whether the text's first ten digits are grouped as a +1 number is, with more digits apart
    /// behind them.
    public boolean tenStandApart() {
        return TEN_APART.matcher(PlainText.of(text())).find();
    }

    /// How many of the first digits may count a line or a phone; 0: none.
    public int label() {
        return Label.digits(PlainText.of(text()));
    }

    /// Takes what was found out with care, or digits alone.
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

    /// One point may be a decimal one, and so may one before a last `0` or `00`. Behind a plus it is none
    /// where the digits are too few for any number, as [Notations] has it: so short a text is not worth the care.
    private boolean pointsNeedCare(int n, int points, int beforePoint) {
        if (points == 1) return !plus || n >= SHORTEST_NUMBER || digits[FIRST] == '0';
        int last = n - beforePoint;
        if (plus || last > 2) return false;
        return last == 1 || last == 2 && digits[FIRST + n - 1] == '0' && digits[FIRST + n - 2] == '0';
    }

    /// A dash before the first digit may be a minus. A bracket that opens late may hold what is no
    /// part of the number, and one that only closes may end an ordinal: `4)`.
    private boolean isSeparator(int c, int digitsBefore) {
        if (c == '(') {
            open = true;
            return digitsBefore < SHORTEST_NUMBER;
        }
        return c == ' ' || c == '-' && (digitsBefore > 0 || plus) || c == ')' && (open || digitsBefore == 0);
    }
}
