package io.ringtrue.server.live.dns;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// The substitution expression of a NAPTR record (RFC 3402 §3.2): `!^(.*)$!tel:\1;npdi!`.
///
/// ```
/// ! ^(.*)$ ! tel:\1;npdi ! i
/// │ │        │             └─ flag: letter case does not count
/// │ │        └─ replacement; \1 to \9 are what the groups matched
/// │ └─ extended regular expression, here always for the whole number
/// └─ delimiter: any character but a digit, a backslash or the flag
/// ```
/// The expression comes from the network, so it is matched by RE2, whose time grows with the text alone: none
/// can be made to backtrack for ever.
record Substitution(Pattern expression, String replacement) {
    /// @return empty: it is no substitution expression, or one RE2 does not have (a back-reference in the expression,
    /// counts beyond
    /// 1,000)
    static Optional<Substitution> parse(String text) {
        if (text.isEmpty() || text.charAt(0) == '\\' || Character.isDigit(text.charAt(0))) return Optional.empty();
        int middle = delimiter(text, 1);
        int last = middle < 0 ? -1 : delimiter(text, middle + 1);
        if (last < 0) return Optional.empty();
        int flags = text.substring(last + 1).equals("i") ? Pattern.CASE_INSENSITIVE : 0;
        try {
            return Optional.of(new Substitution(
                    Pattern.compile(text.substring(1, middle), flags), text.substring(middle + 1, last)));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
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

    /// @return empty: the expression does not match all of `text`
    Optional<String> apply(String text) {
        Matcher matcher = expression.matcher(text);
        return matcher.matches() ? Optional.of(replaced(matcher)) : Optional.empty();
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
