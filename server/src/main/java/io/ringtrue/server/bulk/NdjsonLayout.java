package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out from the first lines of NDJSON which member holds the number.
final class NdjsonLayout {
    private NdjsonLayout() {}

    /// @param ended whether the list ends with `head`, so that its last line is whole
    static ListLayout.Ndjson of(byte[] head, boolean ended, BulkOptions options, Lookup lookup) throws UnreadableList {
        Optional<String> asked = options.column();
        if (asked.isPresent()) {
            return new ListLayout.Ndjson(asked.get(), "NDJSON, member " + asked.get() + " (as asked)");
        }
        List<String> members = JsonLine.members(head, 0, Lines.end(head, 0, head.length));
        if (members.isEmpty()) {
            refuseWhatIsNone(head, ended);
            return new ListLayout.Ndjson("phone", "NDJSON, member phone (the usual one)");
        }
        Optional<ColumnChoice.Choice> choice =
                new ColumnChoice(lookup, options.rules()).of(rows(head, ended, members), Optional.of(true));
        if (choice.isEmpty()) {
            throw new UnreadableList(
                    "column", "must be chosen; the members of the first line are: " + PhoneColumn.told(members));
        }
        String member = members.get(choice.get().column());
        if (members.size() == 1 && holdsMore(head, member)) {
            throw new UnreadableList(
                    "body",
                    "holds more in its member " + PhoneColumn.told(members) + "; write one value a line (NDJSON)");
        }
        return new ListLayout.Ndjson(
                member,
                "NDJSON, member " + PhoneColumn.told(List.of(member)) + " "
                        + choice.get().sentence());
    }

    private static boolean holdsMore(byte[] head, String member) {
        JsonLine line = new JsonLine(member, "", List.of());
        return line.read(head, 0, Lines.end(head, 0, head.length))
                && line.kind() == JsonLine.Kind.OTHER
                && "[{".indexOf(head[line.from()]) >= 0;
    }

    /// One line that is not JSON is told as such; when none of the first is, the list is another.
    private static void refuseWhatIsNone(byte[] head, boolean ended) throws UnreadableList {
        JsonLine reader = new JsonLine("phone", "", List.of());
        int looked = 0;
        for (int at = 0; at < head.length && looked < CsvLayout.MOST_ROWS; looked++) {
            int end = Lines.end(head, at, head.length);
            if (reader.read(head, at, end) || end == head.length && !ended) return;
            at = end + 1;
        }
        if (looked > 1) throw new UnreadableList("body", "is no NDJSON: each line must be one JSON value");
    }

    /// The names, and behind them the values of each whole line as a row.
    private static List<List<String>> rows(byte[] head, boolean ended, List<String> members) {
        List<JsonLine> readers = members.stream()
                .map(member -> new JsonLine(member, "", List.of()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(members);
        for (int at = 0; at < head.length && rows.size() <= CsvLayout.MOST_ROWS; ) {
            int start = at;
            int end = Lines.end(head, at, head.length);
            if (end < head.length || ended) {
                rows.add(readers.stream()
                        .map(reader -> value(reader, head, start, end))
                        .toList());
            }
            at = end + 1;
        }
        return rows;
    }

    private static String value(JsonLine reader, byte[] head, int start, int end) {
        if (!reader.read(head, start, end)) return "";
        return switch (reader.kind()) {
            case STRING ->
                new String(JsonString.text(head, reader.from() + 1, reader.to() - 1), StandardCharsets.UTF_8);
            case NUMBER -> new String(head, reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8);
            case ABSENT, NULL, OTHER -> "";
        };
    }
}
