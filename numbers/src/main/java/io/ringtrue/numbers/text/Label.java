package io.ringtrue.numbers.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Digits before a number that count something else: the line of a list (`2) 712-345-6789`) or the
/// phone of a person (`Phone3 315 555 0100`). Joined to the number they would be another country's
/// code.
final class Label {
    private static final Pattern APART = Pattern.compile("(\\D*)(\\d{1,3})(\\D+)(\\d[\\d\\D]*)");
    private static final Pattern GROUPED_AS_NORTH_AMERICAN =
            Pattern.compile("(?:\\d{10}|\\d{3}\\D+\\d{3}\\D*\\d{4}|\\d{6}\\D+\\d{4})\\D*");
    /// No country code has one digit but 1 and 7 (ITU-T E.164 annex), and 0 is a trunk prefix.
    private static final String NO_CODE = "2345689";

    private Label() {}

    /// How many of the first digits may be a label; 0: none. After a plus none is.
    static int digits(String plain) {
        Matcher text = APART.matcher(plain);
        if (!text.matches() || text.group(1).indexOf('+') >= 0) return 0;
        String label = text.group(2);
        boolean alone = label.length() == 1
                && NO_CODE.contains(label)
                && GROUPED_AS_NORTH_AMERICAN.matcher(text.group(4)).matches();
        return alone || isMarked(text.group(1), text.group(3)) ? label.length() : 0;
    }

    /// Glued to a word, behind a number sign, before a bracket that closes nothing, or before a
    /// point and a blank.
    private static boolean isMarked(String before, String behind) {
        boolean glued = !before.isEmpty() && Character.isLetter(before.charAt(before.length() - 1));
        boolean counted = before.endsWith("#") || before.endsWith("\u2116");
        boolean closed = behind.startsWith(")") && before.indexOf('(') < 0;
        return glued || counted || closed || behind.startsWith(". ");
    }
}
