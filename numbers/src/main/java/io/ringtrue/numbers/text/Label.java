package io.ringtrue.numbers.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognizes digits before a number that are not part of it: the number of a list item (`2) 712-345-6789`)
/// or of a phone (`Phone3 315 555 0100`). Joined to the number they would be the code of another country.
final class Label {
    private static final Pattern APART = Pattern.compile("(\\D*)(\\d{1,3})(\\D+)(\\d[\\d\\D]*)");
    private static final Pattern GROUPED_AS_NORTH_AMERICAN =
            Pattern.compile("(?:\\d{10}|\\d{3}\\D+\\d{3}\\D*\\d{4}|\\d{6}\\D+\\d{4})\\D*");
    /// The single digits that are not a country code: only 1 and 7 are (ITU-T E.164), and 0 is a trunk
    /// prefix.
    private static final String NO_CODE = "2345689";

    private Label() {}

    /// How many of the first digits may be a label; 0 when none are, and always after a plus.
    static int digits(String plain) {
        Matcher text = APART.matcher(plain);
        if (!text.matches() || text.group(1).indexOf('+') >= 0) return 0;
        String label = text.group(2);
        boolean alone = label.length() == 1
                && NO_CODE.contains(label)
                && GROUPED_AS_NORTH_AMERICAN.matcher(text.group(4)).matches();
        return alone || isMarked(text.group(1), text.group(3)) ? label.length() : 0;
    }

    /// Whether the digits are marked as a label: directly after a word or a number sign, or before a bracket
    /// that closes nothing or a point and a blank.
    private static boolean isMarked(String before, String behind) {
        boolean glued = !before.isEmpty() && Character.isLetter(before.charAt(before.length() - 1));
        boolean counted = before.endsWith("#") || before.endsWith("\u2116");
        boolean closed = behind.startsWith(")") && before.indexOf('(') < 0;
        return glued || counted || closed || behind.startsWith(". ");
    }
}
