package io.ringtrue.numbers.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Formats numbers as their country groups the digits. The first rule that fits is used; without one the
/// digits stay unchanged. Safe for several threads.
public final class NumberFormats {

    /// @param national the template for use within the country; empty when the rule is only for international
    /// use
    /// @param international the template after `+` and the calling code; empty when the rule is only for
    /// national use
    private record Row(String leading, String digits, String national, String international) {}

    private record Rule(Pattern leading, Pattern digits, String national, String international) {}

    private final Map<Integer, List<Row>> rows = new HashMap<>();
    /// The rules with compiled patterns, made when a calling code is first used: most are never needed.
    private final Map<Integer, List<Rule>> rules = new ConcurrentHashMap<>();

    private NumberFormats() {}

    /// Reads the rules from the jar.
    public static NumberFormats load() {
        NumberFormats formats = new NumberFormats();
        for (String[] row : TextTable.rows("formats.tsv")) {
            formats.rows
                    .computeIfAbsent(Integer.valueOf(row[0]), _ -> new ArrayList<>())
                    .add(new Row(row[1], row[2], row[3], row[4]));
        }
        return formats;
    }

    /// A number as people in its country write it.
    ///
    /// @param national the national significant number of a valid number
    public String national(int callingCode, String national) {
        for (Rule rule : rules(callingCode)) {
            Matcher digits = rule.digits.matcher(national);
            if (!rule.national.isEmpty() && rule.leading.matcher(national).lookingAt() && digits.matches()) {
                return digits.replaceAll(rule.national);
            }
        }
        return national;
    }

    /// A number with `+` and spaces.
    ///
    /// @param national the national significant number of a valid number
    public String international(int callingCode, String national) {
        String start = "+" + callingCode + " ";
        for (Rule rule : rules(callingCode)) {
            Matcher digits = rule.digits.matcher(national);
            if (!rule.international.isEmpty() && rule.leading.matcher(national).lookingAt() && digits.matches()) {
                return start + digits.replaceAll(rule.international);
            }
        }
        return start + national;
    }

    private List<Rule> rules(int callingCode) {
        return rules.computeIfAbsent(
                callingCode,
                code -> rows.getOrDefault(code, List.of()).stream()
                        .map(row -> new Rule(
                                Pattern.compile(row.leading),
                                Pattern.compile(row.digits),
                                row.national,
                                row.international))
                        .toList());
    }
}
