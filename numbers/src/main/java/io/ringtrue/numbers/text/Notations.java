package io.ringtrue.numbers.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which machines write numbers, tried one after the other.
final class Notations {
    /// Longer texts have more digits than any number, in whatever notation.
    static final int LONGEST = 2_000;

    private static final MachineNotation NONE = new MachineNotation.None();
    private static final MachineNotation NOT_WHOLE = new MachineNotation.NotWhole();

    /// A number alone, in ASCII.
    static final Pattern BARE = Pattern.compile("[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]+)?");

    private static final Pattern EXPONENT = Pattern.compile("([-+]?)(\\d*)(?:[.,](\\d*))?[eE]([-+]?)0*(\\d*)");
    private static final Pattern POINT = Pattern.compile("([-+]?)(\\d*)([.,])(\\d+)");
    private static final Pattern NEGATIVE = Pattern.compile("-\\d{4,}");
    // Groups are possessive: one that may give back takes a frame of the stack a repeat.
    private static final Pattern GROUPS = Pattern.compile("\\+?\\d{1,3}([,'_])\\d{3}(?:\\1\\d{3})++");
    private static final Pattern THOUSANDS =
            Pattern.compile("([-+]?)(\\d{1,3}(?:([,. '_])\\d{3})(?:\\3\\d{3})*+)([.,])(\\d+)");

    /// A 32-bit float is written with up to 8 digits at the size of a phone number, and `%e`, `%g`
    /// and a spreadsheet's column show 6 or 7 of a longer number: zeros behind so few digits stand
    /// for digits that are lost.
    private static final int MOST_ROUNDED_DIGITS = 8;
    /// No valid number is shorter, calling code included, so a shorter one before a point is a
    /// group.
    private static final int SHORTEST_NUMBER = 7;
    /// Behind a point, machines write so many zeros for a whole number, people none.
    private static final int MOST_CENTS = 2;

    private static final int LONGEST_EXPONENT = 3;

    private Notations() {}

    /// @param plain as [PlainText] writes it
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

    /// From the first digit, its point and its sign, to the last digit.
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

    /// No word stands before: the point of `Tel.2015550100` and the dash of `Mob:-9876543210` belong
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
        // No machine writes a zero there but one that shifts the digits of a number which begins with one.
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
        // Two numbers: no fraction is so long behind so long a number.
        if (!point && Math.min(whole.length(), fraction.length()) >= SHORTEST_NUMBER) return NONE;
        if (sign.equals("-") || whole.isEmpty() || whole.equals("0")) return NOT_WHOLE;
        // No machine writes a zero before other digits: a trunk prefix, and the point parts groups.
        if (whole.startsWith("0")) return point && fraction.length() > MOST_CENTS ? NONE : NOT_WHOLE;
        if (sign.equals("+") && point && isShort(whole, fraction)) return NONE;
        boolean cents = fraction.length() <= MOST_CENTS || whole.length() >= SHORTEST_NUMBER;
        if (isZero(fraction) && cents) return new MachineNotation.Whole(whole);
        return point && sign.equals("+") && isCallingCode(whole) ? NONE : NOT_WHOLE;
    }

    /// Too short for any number: the plan says so.
    private static boolean isShort(String whole, String fraction) {
        return whole.length() + fraction.length() < SHORTEST_NUMBER;
    }

    /// RFC 5733 §2.5: `+1.2015550100`.
    private static boolean isCallingCode(String digits) {
        boolean startsLikeOneDigit = "17".indexOf(digits.charAt(0)) >= 0;
        return startsLikeOneDigit ? digits.length() == 1 : digits.length() == 2 || digits.length() == 3;
    }

    private static MachineNotation thousands(Matcher form) {
        String groups = form.group(3);
        String mark = form.group(4);
        String fraction = form.group(5);
        // The same mark again: groups of a phone number, or of a whole number with the same digits.
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
