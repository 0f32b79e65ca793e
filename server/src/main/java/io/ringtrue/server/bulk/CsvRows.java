package io.ringtrue.server.bulk;

import io.ringtrue.server.bulk.csv.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Rows of a CSV: each goes out byte for byte as it came in, our columns behind its own. A row that is too short is
/// filled up with empty columns, so that ours stand below their names.
final class CsvRows implements Rows {
    private static final byte[] LINE_END = {'\n'};

    private final ListLayout.Csv layout;
    private final List<AnswerColumn> answers;
    private final CsvRecord row;
    private final RowVerdict verdict;
    private final byte delimiter;
    private final Map<String, byte[]> carriers = new HashMap<>();
    private final Function<String, byte[]> newCell = this::cell;

    CsvRows(ListLayout.Csv layout, List<AnswerColumn> answers, RowVerdict verdict) {
        this.layout = layout;
        this.answers = answers;
        this.verdict = verdict;
        this.delimiter = (byte) layout.delimiter();
        this.row = new CsvRecord(delimiter);
    }

    /// The first row with the names of our columns behind the others.
    ///
    /// @param head starts with it
    static byte[] heading(ListLayout.Csv layout, byte[] head, BulkOptions options) {
        CsvRecord row = new CsvRecord((byte) layout.delimiter());
        row.read(head, 0, layout.heading(), -1);
        Output out = new Output(layout.heading() + 200);
        out.add(head, 0, row.contentEnd());
        for (AnswerColumn answer : options.answers()) {
            out.add((byte) layout.delimiter());
            out.add((options.prefix() + answer.column()).getBytes(StandardCharsets.UTF_8));
        }
        if (row.contentEnd() == row.end()) out.add(LINE_END);
        else out.add(head, row.contentEnd(), row.end());
        return out.bytes();
    }

    @Override
    public void answer(Piece piece) {
        for (int at = 0; at < piece.length; ) at = answer(piece, at);
    }

    private int answer(Piece piece, int start) {
        row.read(piece.in, start, piece.length, layout.column());
        if (row.contentEnd() == start) {
            piece.out.add(piece.in, start, row.end());
            piece.tally.lines(1);
            return row.end();
        }
        if (row.quoteIsOpen()) return refuseLine(piece, start);
        if (row.columns() > layout.columns()) verdict.refuse(RowRefusal.TOO_MANY_COLUMNS, piece.tally);
        else if (row.from() < 0) verdict.refuse(RowRefusal.MISSING, piece.tally);
        else read(piece);
        piece.out.add(piece.in, start, row.contentEnd());
        finish(piece, row.contentEnd(), row.end(), row.columns());
        piece.tally.lines(1L + row.linesInside());
        return row.end();
    }

    /// RFC 4180 §2.5: quotes around a field are no part of it. Without them most cells take the fast way.
    private void read(Piece piece) {
        int from = row.from();
        int to = row.to();
        boolean quoted = to - from >= 2 && piece.in[from] == '"' && piece.in[to - 1] == '"';
        verdict.read(piece.in, quoted ? from + 1 : from, quoted ? to - 1 : to, piece.tally);
    }

    /// A quote that stays open would swallow the rows behind it: it is closed at the end of its own line.
    private int refuseLine(Piece piece, int start) {
        int end = start;
        while (end < piece.length && piece.in[end] != '\n') end++;
        int contentEnd = end > start && end < piece.length && piece.in[end - 1] == '\r' ? end - 1 : end;
        row.read(piece.in, start, contentEnd, -1);
        verdict.refuse(RowRefusal.UNCLOSED_QUOTE, piece.tally);
        piece.out.add(piece.in, start, contentEnd);
        piece.out.add((byte) '"');
        int behind = Math.min(end + 1, piece.length);
        finish(piece, contentEnd, behind, row.columns());
        piece.tally.lines(1);
        return behind;
    }

    private void finish(Piece piece, int contentEnd, int end, int columns) {
        for (int i = columns; i < layout.columns(); i++) piece.out.add(delimiter);
        answers(piece.out);
        // Only the last row may come without a line end; it gets one.
        if (contentEnd == end) piece.out.add(LINE_END);
        else piece.out.add(piece.in, contentEnd, end);
    }

    private void answers(Output out) {
        for (int i = 0; i < answers.size(); i++) {
            out.add(delimiter);
            AnswerColumn answer = answers.get(i);
            switch (answer) {
                case E164 -> {
                    if (verdict.hasNumber()) verdict.e164(out);
                }
                case NATIONAL -> {
                    if (verdict.hasNumber()) verdict.national(out);
                }
                case CARRIER -> out.add(carriers.computeIfAbsent(verdict.carrier(), newCell));
                default -> out.add(verdict.word(answer));
            }
        }
    }

    /// A carrier's name comes from a file of somebody else's: no spreadsheet shall take it for a formula, so an
    /// apostrophe comes before `=`, `+`, `-` and `@`. RFC 4180 §2.6, §2.7: what needs quotes gets them.
    private byte[] cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == layout.delimiter() || c == '"' || c == '\n' || c == '\r');
        return (quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe).getBytes(StandardCharsets.UTF_8);
    }

    /// The row itself is not there any more: empty columns stand for it.
    @Override
    public void refuseTooLong(Piece piece) {
        verdict.refuse(RowRefusal.TOO_LONG_LINE, piece.tally);
        finish(piece, 0, 0, 1);
        piece.tally.lines(1);
    }
}
