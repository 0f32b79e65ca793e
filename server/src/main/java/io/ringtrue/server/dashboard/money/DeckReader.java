package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.bulk.csv.CsvCells;
import io.ringtrue.server.bulk.csv.CsvScanner;
import io.ringtrue.server.dashboard.money.RateDeck.WrongLine;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a rate deck: CSV with any usual separator, with or without headings.
final class DeckReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String SEPARATORS = ",;\t|";
    private static final String NO_TEXT = "This is no CSV text. Save the sheet as CSV (UTF-8).";

    private final byte[] file;
    private final List<WrongLine> wrong = new ArrayList<>();
    private final Map<String, Line> byPrefix = new TreeMap<>();
    private int wrongLines;

    /// A price, and where it stands.
    private record Line(int number, Price price) {}

    DeckReader(byte[] file) {
        this.file = file;
    }

    RateDeck read() {
        refuseOtherFiles();
        int start = Arrays.equals(file, 0, Math.min(3, file.length), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        char separator = separator(start);
        CsvScanner row = new CsvScanner(separator, -1);
        row.start(start);
        DeckColumns columns = null;
        int line = 1;
        for (int at = start; row.next(file, file.length, true); at = row.end()) {
            List<String> cells = CsvCells.of(file, at, row.contentEnd(), separator);
            boolean blank =
                    cells.stream().allMatch(String::isEmpty) || cells.getFirst().startsWith("sep=");
            if (row.quoteStaysOpen()) {
                refuse(line, "has a quote that is never closed");
            } else if (!blank && columns == null) {
                columns = DeckColumns.of(cells);
                if (!columns.named()) take(line, cells, columns);
            } else if (!blank) {
                take(line, cells, columns);
            }
            line += 1 + row.linesInside();
        }
        if (columns == null) throw new IllegalArgumentException("The file is empty.");
        return new RateDeck(
                byPrefix.values().stream().map(Line::price).toList(), wrong, wrongLines, columns.sentence());
    }

    private void refuseOtherFiles() {
        boolean packed = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        for (int i = 0; i < Math.min(file.length, 1024); i++) packed |= file[i] == 0;
        if (packed) throw new IllegalArgumentException(NO_TEXT);
    }

    /// The commonest one of the first line that has any.
    private char separator(int start) {
        int[] counts = new int[SEPARATORS.length()];
        for (int i = start; i < file.length; i++) {
            if (file[i] == '\n' && Arrays.stream(counts).sum() > 0) break;
            int which = SEPARATORS.indexOf(file[i]);
            if (which >= 0) counts[which]++;
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
        return SEPARATORS.charAt(best);
    }

    private void take(int line, List<String> cells, @Nullable DeckColumns columns) {
        if (columns == null) return;
        try {
            String prefix = DeckCells.prefix(columns.prefix(cells));
            Money price = DeckCells.price(columns.price(cells));
            Line other = byPrefix.putIfAbsent(prefix, new Line(line, new Price(prefix, price)));
            if (other != null && !other.price().price().equals(price)) {
                refuse(line, "gives " + name(prefix) + " another price than line " + other.number());
            }
        } catch (IllegalArgumentException e) {
            refuse(line, String.valueOf(e.getMessage()));
        }
    }

    private static String name(String prefix) {
        return prefix.isEmpty() ? RateDeck.EVERY_NUMBER : prefix;
    }

    private void refuse(int line, String reason) {
        if (wrongLines++ < RateDeck.MOST_WRONG) wrong.add(new WrongLine(line, reason));
    }
}
