package io.ringtrue.numbers.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a country groups its digits. The first rule that fits writes the number; without one the digits stay as they
/// are.
public final class NumberFormats {

    /// @param national the template within the country, empty when only for international use
    /// @param international the template after `+` and the calling code, empty when only for national use
    private record Row(String leading, String digits, String national, String international) {}

    private record Rule(Pattern leading, Pattern digits, String national, String international) {}

    private final Map<Integer, List<Row>> rows = new HashMap<>();
    /// Patterns are compiled when a calling code is first written.
    private final Map<Integer, List<Rule>> rules = new ConcurrentHashMap<>();

    private NumberFormats() {}

    public static NumberFormats load() {
        NumberFormats formats = new NumberFormats();
        for (String[] row : TextTable.rows("formats.tsv")) {
            formats.rows
                    .computeIfAbsent(Integer.valueOf(row[0]), _ -> new ArrayList<>())
                    .add(new Row(row[1], row[2], row[3], row[4]));
        }
        return formats;
    }

    public String national(int callingCode, String national) {
        for (Rule rule : rules(callingCode)) {
            Matcher digits = rule.digits.matcher(national);
            if (!rule.national.isEmpty() && rule.leading.matcher(national).lookingAt() && digits.matches()) {
                return digits.replaceAll(rule.national);
            }
        }
        return national;
    }

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
