package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.server.bulk.Summary;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lists under way and done, newest first.
///
/// @param wrong why the last one was not taken
public record ListsView(Frame frame, List<CheckedList> lists, Instant now, Optional<ListFault> wrong) {
    private static final double WIDTH = 600;

    /// One list.
    ///
    /// @param parts empty until it is done
    public record Line(
            String name,
            boolean running,
            String rows,
            String fault,
            String download,
            String forget,
            List<Part> parts,
            String until) {}

    /// A share of the rows.
    ///
    /// @param word the outcome whose colour it has
    /// @param from where its bar begins, of 600
    public record Part(String word, String title, String count, String from, String width) {}

    public boolean isRunning() {
        return lists.stream().anyMatch(CheckedList::running);
    }

    public String address() {
        return Address.of(frame, ListsPage.PATH);
    }

    /// Why the last list was not taken; empty: it was.
    public String wrongText() {
        return wrong.map(ListFault::sentence).orElse("");
    }

    public List<Line> lines() {
        return lists.stream().map(this::line).toList();
    }

    private Line line(CheckedList list) {
        return new Line(
                list.name(),
                list.running(),
                Shown.count(list.rows()),
                list.fault().orElse(""),
                list.summary().isPresent() ? Address.of(frame, ListsPage.PATH + "/" + list.id()) : "",
                Address.of(frame, ListsPage.PATH + "/" + list.id() + "/forget"),
                list.summary().map(ListsView::parts).orElse(List.of()),
                Times.of(list.begun().plus(CheckedLists.KEPT), now));
    }

    private static List<Part> parts(Summary all) {
        long pass = all.valid() - all.excluded();
        double scale = all.numbers() == 0 ? 0 : WIDTH / all.numbers();
        return List.of(
                part("verified", "Valid", pass, 0, scale),
                part("failed", "Invalid", all.notValid(), pass, scale),
                part("stopped", "Excluded", all.excluded(), pass + all.notValid(), scale),
                part("unverified", "Unreadable", all.refused(), pass + all.notValid() + all.excluded(), scale));
    }

    private static Part part(String word, String title, long count, long before, double scale) {
        return new Part(word, title, Shown.count(count), decimal(before * scale), decimal(count * scale));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
