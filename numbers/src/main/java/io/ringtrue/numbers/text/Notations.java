package io.ringtrue.numbers.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which machines write numbers, tried one after another.
final class Notations {
    /// The longest text that is examined, in characters; no notation of a phone number is longer.
    static final int LONGEST = 2_000;

    private static final MachineNotation NONE = new MachineNotation.None();
    private static final MachineNotation NOT_WHOLE = new MachineNotation.NotWhole();

    /// A number without anything around it, in ASCII.
    static final Pattern BARE = Pattern.compile("[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]+)?");

    private static final Pattern EXPONENT = Pattern.compile("([-+]?)(\\d*)(?:[.,](\\d*))?[eE]([-+]?)0*(\\d*)");
    private static final Pattern POINT = Pattern.compile("([-+]?)(\\d*)([.,])(\\d+)");
    private static final Pattern NEGATIVE = Pattern.compile("-\\d{4,}");
    // The groups are possessive: a backtracking group uses a stack frame for each repeat, which a long text
    // would overflow.
    private static final Pattern GROUPS = Pattern.compile("\\+?\\d{1,3}([,'_])\\d{3}(?:\\1\\d{3})++");
    private static final Pattern THOUSANDS =
            Pattern.compile("([-+]?)(\\d{1,3}(?:([,. '_])\\d{3})(?:\\3\\d{3})*+)([.,])(\\d+)");

    /// A 32-bit float of the size of a phone number has at most 8 correct digits; `%e`, `%g` and narrow
    /// columns of a spreadsheet show 6 or 7. So zeros after so few digits may stand for lost digits.
    private static final int MOST_ROUNDED_DIGITS = 8;
    /// No valid number is shorter, including the calling code. So fewer digits before a point are a group.
    private static final int SHORTEST_NUMBER = 7;
    /// Machines write up to this many zeros after the point of a whole number; people write none.
    private static final int MOST_CENTS = 2;

    private static final int LONGEST_EXPONENT = 3;

    private Notations() {}

    /// @param plain a text as [PlainText] writes it
    static MachineNotation of(String plain) {
        String core = core(plain);
        Matcher form = EXPONENT.matcher(core);
        if (form.matches()) return exponent(form);
        form = POINT.matcher(core);
        if (form.matches()) return pointed(form.group(1), form.group(2), form.group(3), form.group(4));
        if (GROUPS.matcher(core).matches()) return new MachineNotation.Whole(core.replaceAll("\\D", ""));
        form = THOUSANDS.matcher(core);
        if (form.matches()) return thousands(form);
        return NEGATIVE.matcher(core).matches() ? NOT_WHOLE : NONE;
    }

    /// The part from the first digit, with the point and the sign before it, to the last digit.
    private static String core(String plain) {
        int first = 0;
        while (first < plain.length() && !isDigit(plain.charAt(first))) first++;
        int last = plain.length();
        while (last > first && !isDigit(plain.charAt(last - 1))) last--;
        if (endsIn(plain, first, ".,") && isUnnamed(plain, first - 1)) first--;
        boolean plus = endsIn(plain, first, "+") && (first == 1 || !Character.isLetterOrDigit(plain.charAt(first - 2)));
        boolean minus = endsIn(plain, first, "-") && isUnnamed(plain, first - 1);
        return plain.substring(plus || minus ? first - 1 : first, last);
    }

    private static boolean endsIn(String plain, int end, String marks) {
        return end > 0 && marks.indexOf(plain.charAt(end - 1)) >= 0;
    }

    /// Whether no word stands before: the point in `Tel.2015550100` and the dash in `Mob:-9876543210` belong
    /// to the word.
    private static boolean isUnnamed(String plain, int end) {
        return plain.substring(0, end).chars().noneMatch(Character::isLetter);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static MachineNotation exponent(Matcher form) {
        String fraction = form.group(3) == null ? "" : form.group(3);
        String whole = form.group(2);
        String written = whole + fraction;
        // A machine writes a leading zero here only after shifting the digits of a number that began with
        // zero.
        if (form.group(1).equals("-") || written.isEmpty() || whole.startsWith("0")) return NOT_WHOLE;
        if (form.group(5).length() > LONGEST_EXPONENT) return NOT_WHOLE;
        int exponent = form.group(5).isEmpty() ? 0 : Integer.parseInt(form.group(5));
        int shift = (form.group(4).equals("-") ? -exponent : exponent) - fraction.length();
        return shift > 0 ? widened(written, shift) : narrowed(written, -shift);
    }

    private static MachineNotation widened(String written, int zeros) {
        boolean rounded = written.length() <= MOST_ROUNDED_DIGITS;
        boolean tooLong = written.length() + zeros > NumberText.MOST_DIGITS;
        return rounded || tooLong ? NOT_WHOLE : new MachineNotation.Whole(written + "0".repeat(zeros));
    }

    private static MachineNotation narrowed(String written, int places) {
        if (places >= written.length()) return NOT_WHOLE;
        int end = written.length() - places;
        return isZero(written.substring(end)) ? new MachineNotation.Whole(written.substring(0, end)) : NOT_WHOLE;
    }

    private static MachineNotation pointed(String sign, String whole, String mark, String fraction) {
        boolean point = mark.equals(".");
        // Two numbers with a comma between them: no fraction has so many digits after so long a number.
        if (!point && Math.min(whole.length(), fraction.length()) >= SHORTEST_NUMBER) return NONE;
        if (sign.equals("-") || whole.isEmpty() || whole.equals("0")) return NOT_WHOLE;
        // No machine writes a zero before other digits. So it is a trunk prefix, and the point separates
        // groups.
        if (whole.startsWith("0")) return point && fraction.length() > MOST_CENTS ? NONE : NOT_WHOLE;
        if (sign.equals("+") && point && isShort(whole, fraction)) return NONE;
        boolean cents = fraction.length() <= MOST_CENTS || whole.length() >= SHORTEST_NUMBER;
        if (isZero(fraction) && cents) return new MachineNotation.Whole(whole);
        return point && sign.equals("+") && isCallingCode(whole) ? NONE : NOT_WHOLE;
    }

    /// Too short for any number; left to the plan, which refuses it as too short.
    private static boolean isShort(String whole, String fraction) {
        return whole.length() + fraction.length() < SHORTEST_NUMBER;
    }

    /// Whether the digits are as long as a calling code, as in `+1.2015550100` (RFC 5733 §2.5).
    private static boolean isCallingCode(String digits) {
        boolean startsLikeOneDigit = "17".indexOf(digits.charAt(0)) >= 0;
        return startsLikeOneDigit ? digits.length() == 1 : digits.length() == 2 || digits.length() == 3;
    }

    private static MachineNotation thousands(Matcher form) {
        String groups = form.group(3);
        String mark = form.group(4);
        String fraction = form.group(5);
        // The same mark as between the groups: it is a group too, of a phone number or of a whole number with
        // these digits.
        if (groups.equals(mark)) return NONE;
        boolean blanks = groups.equals(" ") && mark.equals(".");
        if (blanks && fraction.length() > MOST_CENTS) return NONE;
        if (form.group(1).equals("-") || blanks || !isZero(fraction)) return NOT_WHOLE;
        return new MachineNotation.Whole(form.group(2).replaceAll("\\D", ""));
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }
}
