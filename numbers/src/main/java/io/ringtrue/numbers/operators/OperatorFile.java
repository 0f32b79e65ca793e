package io.ringtrue.numbers.operators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an official file. The kind is recognized by the header; the file's name and the order of columns do
/// not matter.
///
/// A doubtful file is refused as a whole: one without a known header, one that is not text or is cut short,
/// and one with at least five unusable rows that are more than one in fifty.
public final class OperatorFile {

    private static final String DELIMITERS = "\t;,";
    private static final char COMMENT = '#';
    private static final int SHOWN = 60;

    private final LineReader lines;
    private final LocalDate latest;

    private OperatorFile(LineReader lines, LocalDate latest) {
        this.lines = lines;
        this.latest = latest;
    }

    /// Reads a file.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws RefusedFile when the contents are not as they should be; it names line and reason
    public static OperatorTable read(Path file) throws IOException, RefusedFile {
        return read(
                () -> Files.newInputStream(file),
                LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC));
    }

    /// @param latest the file's own date, used if no date is in it. Later dates in the file are ignored
    static OperatorTable read(TextFile.Bytes bytes, LocalDate latest) throws IOException, RefusedFile {
        try (LineReader lines = TextFile.open(bytes)) {
            return new OperatorFile(lines, latest).table();
        }
    }

    private record Header(FileLayout layout, char delimiter, Map<Column, Integer> places) {}

    private OperatorTable table() throws IOException, RefusedFile {
        Header header = header();
        TableBuilder table = new TableBuilder(header.layout, latest);
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            try {
                Row row = new Row(lines.number(), Cells.of(line.get(), header.delimiter), header.places);
                if (lines.broken() && row.cutShort()) throw brokenOff();
                table.row(row);
            } catch (UnusableRow reason) {
                if (lines.broken()) throw brokenOff();
                table.unreadable(lines.number(), reason.reason());
            }
        }
        return table.finished();
    }

    private RefusedFile brokenOff() {
        return new RefusedFile(lines.number(), "breaks off: the file was cut short");
    }

    /// The next line that is neither empty nor a comment.
    private Optional<String> line() throws IOException, RefusedFile {
        Optional<String> line = lines.next();
        while (line.isPresent() && (line.get().trim().isEmpty() || line.get().charAt(0) == COMMENT)) {
            line = lines.next();
        }
        return line;
    }

    private Header header() throws IOException, RefusedFile {
        String line = line().orElseThrow(() -> new RefusedFile(lines.number(), "there is no header"));
        Optional<RefusedFile> nearly = Optional.empty();
        for (FileLayout layout : FileLayout.ALL) {
            for (char delimiter : DELIMITERS.toCharArray()) {
                List<String> names = names(line, delimiter);
                List<Column> missing = layout.columns().stream()
                        .filter(column -> column.required() && column.in(names) < 0)
                        .toList();
                if (missing.isEmpty()) return new Header(layout, delimiter, places(layout, names));
                if (missing.size() == 1 && layout.columns().size() > 2)
                    nearly = nearly.or(() -> lacks(layout, missing));
            }
        }
        throw nearly.orElseGet(() -> unknown(line));
    }

    private List<String> names(String line, char delimiter) {
        try {
            return Cells.of(line, delimiter).stream().map(Column::fold).toList();
        } catch (UnusableRow _) {
            return List.of(); // another delimiter may fit
        }
    }

    private static Map<Column, Integer> places(FileLayout layout, List<String> names) {
        Map<Column, Integer> places = new IdentityHashMap<>(); // columns are constants, looked up in every row
        for (Column column : layout.columns()) places.put(column, column.in(names));
        return places;
    }

    private Optional<RefusedFile> lacks(FileLayout layout, List<Column> missing) {
        return Optional.of(new RefusedFile(
                lines.number(),
                "looks like " + layout.kind().title() + ", but has no column "
                        + missing.getFirst().name()));
    }

    private RefusedFile unknown(String line) {
        String shown = line.substring(0, Math.min(line.length(), SHOWN)).replaceAll("\\p{C}", " ");
        return new RefusedFile(lines.number(), "is the header of no known file: " + shown);
    }
}
