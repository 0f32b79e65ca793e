package io.ringtrue.numbers.operators;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates as the files write them: `2026-11-04`, `04/11/2026`, `11/4/2026`, each with or without a time
/// after it.
final class Dates {

    /// Whether the day or the month comes first when the year is last.
    enum Order {
        DAY_FIRST,
        MONTH_FIRST
    }

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(\\D.*)?");
    private static final Pattern LOCAL = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(\\D.*)?");

    private Dates() {}

    /// Empty when the text is not a date.
    static Optional<LocalDate> of(String text, Order order) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) return date(iso.group(1), iso.group(2), iso.group(3));
        Matcher local = LOCAL.matcher(text);
        if (!local.matches()) return Optional.empty();
        return order == Order.DAY_FIRST
                ? date(local.group(3), local.group(2), local.group(1))
                : date(local.group(3), local.group(1), local.group(2));
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
