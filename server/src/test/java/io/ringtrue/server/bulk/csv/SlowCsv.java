package io.ringtrue.server.bulk.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The records of a whole list, found by the grammar of RFC 4180 §2 as one pattern: slow, short, and plainly right.
final class SlowCsv {
    /// @param text with its line end
    /// @param fields quotes and all, without the line end; none when a quote stays open
    record Slow(String text, List<String> fields, boolean open, int linesInside) {}

    private SlowCsv() {}

    static List<Slow> records(String list, char delimiter) {
        String plain = "[^\\n" + Pattern.quote("" + delimiter) + "]*+";
        Pattern field = Pattern.compile("(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|(?!\"))" + plain);
        Pattern record = Pattern.compile(field + "(?:" + Pattern.quote("" + delimiter) + field + ")*+(?:\\n|\\z)");
        List<Slow> records = new ArrayList<>();
        for (int at = 0; at < list.length(); at += records.getLast().text.length()) {
            Matcher found = record.matcher(list).region(at, list.length());
            Slow whole = found.lookingAt() ? whole(found.group(), field) : new Slow("", List.of(), true, 0);
            boolean open = whole.open || whole.linesInside > CsvScanner.MOST_LINE_ENDS;
            records.add(open ? firstLine(list, at) : whole);
        }
        return records;
    }

    private static Slow firstLine(String list, int at) {
        int line = list.indexOf('\n', at);
        return new Slow(list.substring(at, line < 0 ? list.length() : line + 1), List.of(), true, 0);
    }

    private static Slow whole(String text, Pattern field) {
        String content = text.replaceFirst("\\r?\\n\\z", "");
        List<String> fields = new ArrayList<>();
        Matcher next = field.matcher(content);
        for (int at = 0; at <= content.length(); at = next.end() + 1) {
            if (!next.region(at, content.length()).lookingAt()) throw new IllegalStateException(text);
            fields.add(next.group());
        }
        return new Slow(text, fields, false, content.split("\n", -1).length - 1);
    }
}
