package io.ringtrue.numbers.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a text with more than digits and plain separators. It cuts off extensions, reads numbers in a
/// machine's notation by their value, and refuses a text with digits that belong to nothing. It allocates
/// memory, so it is used for rare texts only.
///
/// At a doubtful mark it checks whether the digits before it are a valid number by themselves. If so, the
/// digits after it belong to something else; joined, they would be a stranger's number.
public final class CarefulText {

    /// Decides whether digits are a valid number.
    @FunctionalInterface
    public interface Plan {
        boolean isValid(boolean plus, String digits);
    }

    /// The result of reading a text.
    ///
    /// @param digits ASCII digits, at most 40; empty when there is a fault
    /// @param plus whether a plus stood before the digits
    /// @param machine whether the number was in a machine's notation
    /// @param cut the text that was cut off; empty when nothing was cut
    /// @param fault why there are no digits; null when there are
    public record Reading(
            String digits,
            boolean plus,
            boolean machine,
            String cut,
            @Nullable NumberFault fault) {
        static Reading refused(NumberFault fault) {
            return new Reading("", false, false, "", fault);
        }
    }

    private static final String SEPARATORS = " -.()/'_,\n";
    /// The only separators within a number that will be called; quotes may stand around it.
    private static final String DIALLED_SEPARATORS = " -.()/\n";
    /// Separators only if the digits before them are not a number by themselves.
    private static final String DIVIDERS = "/,\n'_(";
    private static final int MOST_CENTS = 2;
    /// The number of a list item before the phone number: `4)` or `4. `.
    private static final Pattern ORDINAL = Pattern.compile("^[^0-9(+]*([0-9]{1,2})(?:\\)|\\.[ \n])");
    /// A service code dialled before the number, such as `*67`.
    private static final Pattern SERVICE_CODE = Pattern.compile("^[^0-9+]*\\*([0-9]{2})");
    private static final Pattern CONTEXT = Pattern.compile("(?i);phone-context=\\+([-.()0-9]*[0-9])");

    private final String text;
    private final boolean dialled;
    private final Plan plan;
    private final StringBuilder digits = new StringBuilder();
    /// Where the separators before the last group of digits begin, and how many digits precede them.
    private int gap;

    private int digitsBeforeGap;
    private int end;

    private CarefulText(String text, boolean dialled, Plan plan) {
        this.text = text;
        this.dialled = dialled;
        this.plan = plan;
    }

    /// Reads a text of any length.
    ///
    /// @param dialled whether the number will be called. Then nothing is cut off, and anything left over is a
    /// fault
    /// @param plan decides which digits are a number by themselves
    public static Reading read(CharSequence written, boolean dialled, Plan plan) {
        return new CarefulText(PlainText.of(written), dialled, plan).read();
    }

    private Reading read() {
        if (holdsOtherNumbers()) return Reading.refused(NumberFault.NOT_A_NUMBER);
        int first = firstDigit();
        if (first == text.length()) return Reading.refused(isBlank() ? NumberFault.EMPTY : NumberFault.NOT_A_NUMBER);
        if (countDigits() > NumberText.MOST_DIGITS) return Reading.refused(NumberFault.TOO_LONG);
        if (text.length() > Notations.LONGEST) return Reading.refused(NumberFault.NOT_A_NUMBER);
        if (dialled && !isPrologue(text.substring(0, first))) return Reading.refused(NumberFault.NOT_A_NUMBER);
        boolean plus = text.lastIndexOf('+', first) >= 0;
        MachineNotation whole = Notations.of(text);
        if (whole instanceof MachineNotation.None) return people(first, plus);
        return dialled && !isEpilogue(lastDigit() + 1)
                ? Reading.refused(NumberFault.NOT_A_NUMBER)
                : of(whole, plus, "");
    }

    /// Whether there are raised, circled or Roman numerals. They are not digits, and without them the text
    /// would be another number.
    private boolean holdsOtherNumbers() {
        return text.codePoints()
                .map(Character::getType)
                .anyMatch(type -> type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER);
    }

    private Reading people(int first, boolean plus) {
        NumberFault fault = scan(first, plus);
        if (fault != null) return Reading.refused(fault);
        String cut = ExtensionMarks.holdsDigit(text, end) ? bare(text.substring(end)) : "";
        if (!cut.isEmpty()) {
            MachineNotation notation = Notations.of(text.substring(0, end));
            if (!(notation instanceof MachineNotation.None)) return of(notation, plus, cut);
        }
        if (endsLikeCents(plus)) return Reading.refused(NumberFault.NOT_WHOLE);
        if (isNumberBehind(ORDINAL) || isNumberBehind(SERVICE_CODE)) return Reading.refused(NumberFault.AMBIGUOUS);
        String context = plus ? "" : context(cut);
        if (!context.isEmpty()) return new Reading(context + digits, true, false, cut, null);
        return new Reading(digits.toString(), plus, false, cut, null);
    }

    /// The text without the brackets, quotes and dashes around it.
    private static String bare(String cut) {
        return cut.replaceAll("^[ \n'(-]+|[ \n')]+$", "");
    }

    /// RFC 3966 §5.1.5: a `phone-context` that begins with a plus is put before the digits of a local number.
    /// Empty when there is none.
    private static String context(String cut) {
        Matcher context = CONTEXT.matcher(cut);
        return context.find() ? context.group(1).replaceAll("\\D", "") : "";
    }

    private static Reading of(MachineNotation notation, boolean plus, String cut) {
        return notation instanceof MachineNotation.Whole(String digits)
                ? new Reading(digits, plus, true, cut, null)
                : Reading.refused(NumberFault.NOT_WHOLE);
    }

    /// Collects the digits of the number, and sets `end` to where it ends.
    private @Nullable NumberFault scan(int first, boolean plus) {
        int at = first;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits.append(c);
                at++;
            } else {
                int behind = at;
                while (behind < text.length() && isSeparator(text, behind)) behind++;
                NumberFault fault = behind == text.length() || !isDigit(text.charAt(behind))
                        ? ended(at, behind, plus)
                        : parted(at, behind, plus);
                if (fault != null || end > 0) return fault;
                at = behind;
            }
        }
        end = at;
        return null;
    }

    /// More digits follow the separators from `from` to `to`.
    private @Nullable NumberFault parted(int from, int to, boolean plus) {
        String between = text.substring(from, to);
        if (dialled && !isMadeOf(between, DIALLED_SEPARATORS)) return NumberFault.NOT_A_NUMBER;
        // A single comma may be a decimal comma. Several separate groups.
        if (between.indexOf(',') >= 0 && text.indexOf(',') == text.lastIndexOf(',')) return NumberFault.DIGITS_BEHIND;
        boolean divider = holdsAny(between, DIVIDERS) || between.indexOf('.') < between.lastIndexOf('.');
        if (divider && isNumber(plus, digits.length())) return NumberFault.DIGITS_BEHIND;
        gap = from;
        digitsBeforeGap = digits.length();
        return null;
    }

    /// After the separators from `from` to `mark` comes no digit, but another character or the end.
    private @Nullable NumberFault ended(int from, int mark, boolean plus) {
        end = from;
        if (dialled) return isEpilogue(from) ? null : NumberFault.NOT_A_NUMBER;
        if (mark == text.length()) return null;
        if (ExtensionMarks.standsAt(text, mark)) return null;
        // A plus after a digit: two numbers, or none.
        if (text.indexOf('+', mark) >= 0) return NumberFault.NOT_A_NUMBER;
        if (ExtensionMarks.holdsDigit(text, mark)) return NumberFault.DIGITS_BEHIND;
        // As in `201 555 0100 (24h)`: the last digits belong to the letters after them.
        boolean glued = mark == from && digitsBeforeGap > 0 && Character.isLetter(text.charAt(mark));
        return glued && isNumber(plus, digitsBeforeGap) ? NumberFault.DIGITS_BEHIND : null;
    }

    /// Whether it looks like `201-555-0100.0`: a machine's whole number into which somebody has put
    /// separators. With a plus and points only, it is a number as people write it.
    private boolean endsLikeCents(boolean plus) {
        int last = digits.length() - digitsBeforeGap;
        String between = text.substring(gap, end).replaceAll("[0-9].*", "");
        if (digitsBeforeGap == 0 || last > MOST_CENTS || between.indexOf('.') < 0) return false;
        boolean zeros = last == 1 || digits.substring(digitsBeforeGap).equals("00");
        boolean pointsAlone = between.equals(".") && isMadeOf(text.substring(firstDigit(), gap), "0123456789.");
        return zeros && !(plus && pointsAlone) && isNumber(plus, digitsBeforeGap);
    }

    /// Whether the digits are a valid number without the first ones, which `few` matches.
    private boolean isNumberBehind(Pattern few) {
        Matcher before = few.matcher(text);
        return before.find()
                && plan.isValid(false, digits.substring(before.group(1).length()));
    }

    private boolean isNumber(boolean plus, int count) {
        return plan.isValid(plus, digits.substring(0, count));
    }

    /// Two commas together are a pause in dialling, not a separator.
    private static boolean isSeparator(String text, int at) {
        char c = text.charAt(at);
        boolean pause = c == ',' && ExtensionMarks.standsAt(text, at);
        return !pause && SEPARATORS.indexOf(c) >= 0;
    }

    /// Whether this may stand before a number that will be called: brackets, a plus, a quote, `tel:` (RFC
    /// 3966 §3).
    private static boolean isPrologue(String before) {
        String bare = before.stripLeading();
        int scheme = bare.regionMatches(true, 0, "tel:", 0, 4) ? 4 : 0;
        return isMadeOf(bare.substring(scheme), DIALLED_SEPARATORS + "+'");
    }

    private boolean isEpilogue(int from) {
        return isMadeOf(text.substring(from), DIALLED_SEPARATORS + "'");
    }

    private boolean isBlank() {
        return isMadeOf(text, SEPARATORS);
    }

    private static boolean isMadeOf(String text, String allowed) {
        return text.chars().allMatch(c -> allowed.indexOf(c) >= 0);
    }

    private static boolean holdsAny(String text, String wanted) {
        return text.chars().anyMatch(c -> wanted.indexOf(c) >= 0);
    }

    private int firstDigit() {
        int at = 0;
        while (at < text.length() && !isDigit(text.charAt(at))) at++;
        return at;
    }

    private int lastDigit() {
        int at = text.length() - 1;
        while (!isDigit(text.charAt(at))) at--;
        return at;
    }

    private long countDigits() {
        return text.chars().filter(c -> isDigit((char) c)).count();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
