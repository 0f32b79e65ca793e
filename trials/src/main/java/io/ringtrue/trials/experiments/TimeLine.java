package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Evidence;
import io.ringtrue.trials.oracle.Harm;
import io.ringtrue.trials.oracle.Heard;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.oracle.Told;
import io.ringtrue.trials.oracle.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What all sides saw of one order, in order of time: its customer, the telephones, the callback endpoint,
/// the export, what was done, and what the nodes logged about its id.
final class TimeLine {
    private static final Duration AROUND = Duration.ofSeconds(30);

    private record Line(Instant at, String who, String what) {
        @Override
        public String toString() {
            return at + "  %-8s ".formatted(who) + what;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    private TimeLine() {}

    /// @return empty when no violation is about one order
    static List<String> ofSmallest(Evidence evidence, List<Violation> violations, List<Path> logs) {
        Optional<Order> smallest = violations.stream()
                .flatMap(violation -> evidence.orders().stream()
                        .filter(order -> order.reference().equals(violation.reference())))
                .min(Comparator.comparing(Order::sent));
        if (smallest.isEmpty()) return List.of();
        TimeLine line = new TimeLine();
        line.add(evidence, smallest.get(), logs);
        List<String> text = new ArrayList<>(List.of(smallest.get().toString()));
        line.lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(Line::toString)
                .forEach(text::add);
        return text;
    }

    private void add(Evidence evidence, Order order, List<Path> logs) {
        add(order.sent(), "client", "sends");
        add(order.ended(), "client", order.answer().toString());
        for (Heard call : evidence.calls()) if (call.number().equals(order.number())) add(call);
        for (Told copy : evidence.callbacks()) if (copy.path().equals(order.callbackPath())) add(copy);
        evidence.now().verifications().stream()
                .filter(it -> it.reference().equals(order.reference()))
                .forEach(it -> add(it, logs));
        for (Harm harm : evidence.harms()) {
            if (harm.touches(order.sent().minus(AROUND), order.ended().plus(AROUND))) {
                add(harm.from(), "fault", harm.kind() + " node " + harm.node() + " until " + harm.to());
            }
        }
    }

    private void add(Heard call) {
        for (Heard.Moment moment : call.moments()) {
            add(moment.at(), "phone", moment.kind() + " (node " + call.node() + ")");
        }
    }

    private void add(Told copy) {
        add(copy.at(), "endpoint", copy + " cost " + copy.parameters().get("cost"));
    }

    private void add(Verification it, List<Path> logs) {
        if (!it.dialled().isEmpty()) add(Instant.parse(it.dialled()), "export", "dialled " + it.id());
        String end = it.status() + " (" + it.reason() + ")";
        add(it.finished().isEmpty() ? Instant.MAX : Instant.parse(it.finished()), "export", end);
        Pattern id = Pattern.compile("\\b" + Pattern.quote(it.id()) + "\\b");
        for (int node = 0; node < logs.size(); node++) addLog(logs.get(node), "node " + node, id);
    }

    private void addLog(Path log, String who, Pattern id) {
        try (Stream<String> all = Files.lines(log)) {
            all.filter(line -> id.matcher(line).find()).forEach(line -> addLog(line, who));
        } catch (IOException | UncheckedIOException _) {
            // The log is elsewhere, or was cut off by a full disk.
        }
    }

    private void addLog(String line, String who) {
        int space = line.indexOf(' ');
        if (space < 0) return;
        try {
            add(
                    OffsetDateTime.parse(line.substring(0, space)).toInstant(),
                    who,
                    line.substring(space).strip());
        } catch (DateTimeParseException _) {
            // It continues the line before.
        }
    }

    private void add(Instant at, String who, String what) {
        lines.add(new Line(at, who, what));
    }
}
