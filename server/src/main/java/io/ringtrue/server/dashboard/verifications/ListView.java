package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.reports.Standing;
import java.util.List;
import java.util.Locale;

/// A page of the list, in words.
///
/// @param faults what of the filters could not be read
/// @param others how many there are of other standings when there is none of this one; 0: none, or not asked
/// @param summary what the page shows; stands below it
/// @param older address of the page behind; empty: this is the last
/// @param newer address of the page before; empty: this is the first
/// @param export address of the same list as CSV
/// @param whole address of the list without filters
/// @param anyStanding address of the list without the filter of a standing
public record ListView(
        ListQuery query,
        List<Row> rows,
        List<Pick> picks,
        List<String> faults,
        int others,
        String summary,
        String older,
        String newer,
        String export,
        String whole,
        String anyStanding) {
    private static final List<String> SPANS = List.of("", "1h", "today", "7d", "30d");

    /// A verification.
    ///
    /// @param said SIP status; empty when it explains nothing
    /// @param accountHref empty for a person of one account
    /// @param call how long it was dialled; `no call` without one
    /// @param isHeld whether `charged` is held, not charged yet
    public record Row(
            String href,
            Chip chip,
            String number,
            String happened,
            String said,
            String accountName,
            String accountHref,
            String reference,
            String time,
            String exact,
            String call,
            String charged,
            boolean isHeld) {}

    /// A button of the filter.
    ///
    /// @param value sent when it is pressed; empty takes the filter away
    /// @param count how many there are; empty: not counted
    public record Pick(String value, Chip chip, String count, boolean pressed) {}

    public boolean isFiltered() {
        return query.isFiltered();
    }

    /// Whether the list begins at a time that the choice of spans does not have.
    public boolean isOtherSpan() {
        return !SPANS.contains(query.from());
    }

    /// For a list with nothing in it: what was looked for.
    public String nothing() {
        String what = Standing.of(query.status())
                .map(standing -> standing == Standing.UNPAID
                        ? "verification without balance"
                        : standing.title().toLowerCase(Locale.ROOT) + " verification")
                .orElse("verification");
        String sought = query.q().isEmpty() ? "" : " of “" + query.q() + "”";
        return "No " + what + sought + time();
    }

    private String time() {
        return switch (query.from()) {
            case "" -> query.to().isEmpty() ? "" : " until " + query.to();
            case "1h" -> " in the last hour";
            case "today" -> " today";
            case "7d" -> " in the last 7 days";
            case "30d" -> " in the last 30 days";
            default -> query.to().isEmpty() ? " since " + query.from() : " from " + query.from() + " to " + query.to();
        };
    }
}
