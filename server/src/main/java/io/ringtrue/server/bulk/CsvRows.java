package io.ringtrue.server.bulk;

import io.ringtrue.server.bulk.csv.CsvLine;
import io.ringtrue.server.bulk.csv.CsvScanner;
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
    private final CsvScanner row;
    private final RowVerdict verdict;
    private final byte delimiter;
    private final Map<String, byte[]> carriers = new HashMap<>();
    private final Function<String, byte[]> newCell = this::cell;

    CsvRows(ListLayout.Csv layout, List<AnswerColumn> answers, RowVerdict verdict) {
        this.layout = layout;
        this.answers = answers;
        this.verdict = verdict;
        this.delimiter = (byte) layout.delimiter();
        this.row = new CsvScanner(layout.delimiter(), layout.column());
    }

    /// The first row with the names of our columns behind the others.
    ///
    /// @param head starts with it
    static byte[] heading(ListLayout.Csv layout, byte[] head, BulkOptions options) {
        CsvScanner row = new CsvScanner(layout.delimiter(), -1);
        row.next(head, layout.heading(), true);
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
        row.start(0);
        for (int start = 0; row.next(piece.in, piece.length, true); start = row.end()) answer(piece, start);
    }

    private void answer(Piece piece, int start) {
        if (row.contentEnd() == start) piece.out.add(piece.in, start, row.end());
        else if (row.quoteStaysOpen()) refuseLine(piece, start);
        else answerRow(piece, start);
        piece.tally.lines(1L + row.linesInside());
    }

    private void answerRow(Piece piece, int start) {
        if (row.columns() > layout.columns()) verdict.refuse(RowRefusal.TOO_MANY_COLUMNS, piece.tally);
        else if (row.from() < 0) verdict.refuse(RowRefusal.MISSING, piece.tally);
        else read(piece);
        piece.out.add(piece.in, start, row.contentEnd());
        finish(piece, row.contentEnd(), row.end(), row.columns());
    }

    /// RFC 4180 §2.5: quotes around a field are no part of it. Without them most cells take the fast way.
    private void read(Piece piece) {
        int from = row.from();
        int to = row.to();
        boolean quoted = to - from >= 2 && piece.in[from] == '"' && piece.in[to - 1] == '"';
        verdict.read(piece.in, quoted ? from + 1 : from, quoted ? to - 1 : to, piece.tally);
    }

    /// Closes the quote at the end of its line, so that the columns behind it stand in their places.
    private void refuseLine(Piece piece, int start) {
        int contentEnd = row.contentEnd();
        int end = row.end();
        // Read again: the columns of this line alone count.
        row.start(start);
        row.next(piece.in, contentEnd, true);
        verdict.refuse(RowRefusal.UNCLOSED_QUOTE, piece.tally);
        piece.out.add(piece.in, start, contentEnd);
        piece.out.add((byte) '"');
        finish(piece, contentEnd, end, row.columns());
        row.start(end);
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

    /// A carrier's name comes from a file of somebody else's.
    private byte[] cell(String text) {
        return CsvLine.cell(text, layout.delimiter()).getBytes(StandardCharsets.UTF_8);
    }

    /// The row itself is not there any more: empty columns stand for it.
    @Override
    public void refuseTooLong(Piece piece) {
        verdict.refuse(RowRefusal.TOO_LONG_LINE, piece.tally);
        finish(piece, 0, 0, 1);
        piece.tally.lines(1);
    }
}
