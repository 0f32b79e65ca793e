package io.ringtrue.server.api.v1;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.MoneyReports;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What was charged on each day, UTC.
///
/// @param from the first day
/// @param to the last day
/// @param days oldest first; a day without charges is not among them
public record ChargesView(LocalDate from, LocalDate to, List<Day> days) {
    /// As the page about money shows.
    private static final int USUAL_DAYS = 30;

    private static final int MOST_DAYS = 366;
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    public record Day(LocalDate day, String charged) {}

    /// @param account empty: the whole installation
    /// @param from null: 29 days before the last one
    /// @param to null: today
    /// @throws io.ringtrue.server.http.ProblemException 422 when the days are no such span
    public static ChargesView of(
            MoneyReports reports, Clock clock, OptionalLong account, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = Optional.ofNullable(to)
                .orElseGet(() -> clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        Checks checks = new Checks();
        checks.require(isStorable(last), "to", "must be in the years 1970 to 9999");
        checks.require(from == null || isStorable(from), "from", "must be in the years 1970 to 9999");
        checks.done();
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        checks.require(!last.isBefore(first), "to", "must not be before from");
        checks.require(first.plusDays(MOST_DAYS).isAfter(last), "from", "must be at most 366 days before to");
        checks.done();
        List<Day> days = reports.chargedByDay(account, first, last).entrySet().stream()
                .map(each -> new Day(each.getKey(), new Money(each.getValue()).toString()))
                .toList();
        return new ChargesView(first, last, days);
    }

    private static boolean isStorable(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
