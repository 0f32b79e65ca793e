package io.ringtrue.server.live.dns;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The substitution expression of a NAPTR record (RFC 3402 §3.2): `!^(.*)$!tel:\1;npdi!`.
///
/// ```
/// ! ^(.*)$ ! tel:\1;npdi ! i
/// │ │        │             └─ flag: letter case does not count
/// │ │        └─ replacement; \1 to \9 are what the groups matched
/// │ └─ extended regular expression, here always for the whole number
/// └─ delimiter: any character but a digit, a backslash or the flag
/// ```
record Substitution(Pattern expression, String replacement) {
    /// Far more than an honest expression needs on sixteen characters.
    private static final int MOST_LOOKS = 10_000;

    /// How much an expression may do between two looks, where patience is not tried: with `()?` or `(x?){999}` at the
    /// number's end it could go on for ever without a single one.
    private static final int MOST_BETWEEN_LOOKS = 4_096;

    /// No part of a number can be repeated more often: E.164 has fifteen digits.
    private static final Pattern COUNT = Pattern.compile("\\{(?:\\d+,)?(\\d|1[0-5]),?}");

    /// @return empty: it is no substitution expression, or one that could take for ever
    static Optional<Substitution> parse(String text) {
        if (text.isEmpty() || text.charAt(0) == '\\' || Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        int middle = delimiter(text, 1);
        int last = middle < 0 ? -1 : delimiter(text, middle + 1);
        if (last < 0) {
            return Optional.empty();
        }
        if (betweenLooks(text.substring(1, middle)) > MOST_BETWEEN_LOOKS) {
            return Optional.empty();
        }
        int flags = text.substring(last + 1).equals("i") ? Pattern.CASE_INSENSITIVE : 0;
        try {
            return Optional.of(new Substitution(
                    Pattern.compile(text.substring(1, middle), flags), text.substring(middle + 1, last)));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    /// Each choice doubles the ways to go on, each count multiplies them. Guessed high: in brackets these are
    /// characters.
    private static long betweenLooks(String expression) {
        Matcher count = COUNT.matcher(expression);
        long ways = 1;
        for (int i = 0; i < expression.length() && ways <= MOST_BETWEEN_LOOKS; i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '*', '+', '?', '|' -> ways *= 2;
                case '{' -> {
                    boolean bearable = count.region(i, expression.length()).lookingAt();
                    ways *= bearable ? 1 + Integer.parseInt(count.group(1)) : MOST_BETWEEN_LOOKS + 1;
                }
                default -> {}
            }
        }
        return ways;
    }

    /// Where the delimiter stands next without a backslash before it; -1: nowhere.
    private static int delimiter(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(0)) {
                return i;
            }
        }
        return -1;
    }

    /// @return empty: the expression does not match all of `text`, or takes too long to say
    Optional<String> apply(String text) {
        try {
            Matcher matcher = expression.matcher(new PatientText(text, MOST_LOOKS));
            return matcher.matches() ? Optional.of(replaced(matcher)) : Optional.empty();
        } catch (PatientText.OutOfPatience _) {
            return Optional.empty();
        }
    }

    private String replaced(Matcher matcher) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c != '\\' || i + 1 == replacement.length()) {
                result.append(c);
                continue;
            }
            int group = replacement.charAt(++i) - '0';
            if (group < 1 || group > 9) {
                result.append(replacement.charAt(i));
            } else if (group <= matcher.groupCount() && matcher.group(group) != null) {
                result.append(matcher.group(group));
            }
        }
        return result.toString();
    }
}
