package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.ledger.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What was charged per day, up to today.
///
/// @param cap the spend cap in millionths; empty: none
public record DaysView(List<DayBar> days, OptionalLong cap) {
    static final int DAYS = 30;
    private static final int WEEK = 7;

    static DaysView of(SortedMap<LocalDate, Long> charged, LocalDate today, OptionalLong cap) {
        List<DayBar> days = IntStream.range(0, DAYS)
                .mapToObj(i -> today.minusDays(DAYS - 1L - i))
                .map(day -> bar(day, charged.getOrDefault(day, 0L), cap))
                .toList();
        return new DaysView(days, cap);
    }

    private static DayBar bar(LocalDate day, long charged, OptionalLong cap) {
        return new DayBar(day, charged, cap.isPresent() && charged > 0 && charged >= cap.getAsLong());
    }

    public boolean isQuiet() {
        return sum() == 0;
    }

    private long sum() {
        return days.stream().mapToLong(DayBar::charged).sum();
    }

    /// For the script: the first day since 1970, the cap or nothing, then the amounts.
    public String data() {
        return days.getFirst().day().toEpochDay() + ";" + (cap.isPresent() ? new Money(cap.getAsLong()) : "") + ";"
                + days.stream().map(day -> new Money(day.charged()).toString()).collect(Collectors.joining(","));
    }

    /// What the chart shows.
    public String sentence() {
        DayBar most =
                days.stream().max(Comparator.comparingLong(DayBar::charged)).orElseThrow();
        String begin = "Charged per day from " + days.getFirst().name() + " to "
                + days.getLast().name() + ": " + Shown.amount(sum()) + " in all";
        if (isQuiet()) return begin + ".";
        long capped = days.stream().filter(DayBar::capped).count();
        return begin + ", most on " + most.name() + " with " + most.amount() + "."
                + (cap.isEmpty()
                        ? ""
                        : " The cap of " + Shown.amount(cap.getAsLong()) + " was reached on "
                                + (capped == 0 ? "no day." : capped == 1 ? "1 day." : capped + " days."));
    }

    /// Newest first.
    public List<DayBar> rows() {
        return days.reversed().stream().filter(day -> day.charged() > 0).toList();
    }

    /// How many days a balance lasts at the pace of the last seven whole days; empty: nothing was charged
    /// then.
    OptionalLong lasts(long available) {
        long week = days.subList(DAYS - 1 - WEEK, DAYS - 1).stream()
                .mapToLong(DayBar::charged)
                .sum();
        return week == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, available) / Math.max(1, week / WEEK));
    }
}
