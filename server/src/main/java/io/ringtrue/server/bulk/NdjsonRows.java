package io.ringtrue.server.bulk;

import io.ringtrue.numbers.text.MachineNotation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines of NDJSON: each object goes out byte for byte as it came in, our members behind its own; a bare string or
/// number becomes an object. What is not known is `null`.
final class NdjsonRows implements Rows {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte QUOTE = '"';

    private final String member;
    private final List<AnswerColumn> answers;
    private final byte[][] names;
    private final JsonLine line;
    private final RowVerdict verdict;
    private final Map<String, byte[]> carriers = new HashMap<>();

    NdjsonRows(ListLayout.Ndjson layout, BulkOptions options, RowVerdict verdict) {
        this.member = layout.member();
        this.answers = options.answers();
        this.verdict = verdict;
        line = new JsonLine(member, options.prefix(), options.answers());
        names = answers.stream()
                .map(answer -> ("," + JsonString.quoted(options.prefix() + answer.column()) + ":")
                        .getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public void answer(Piece piece) {
        for (int at = 0; at < piece.length; ) {
            int end = Lines.end(piece.in, at, piece.length);
            answer(piece, at, end);
            at = end + 1;
        }
    }

    private void answer(Piece piece, int start, int end) {
        byte[] in = piece.in;
        if (isBlank(in, start, end)) {
            piece.out.add(in, start, end);
        } else if (!line.read(in, start, end)) {
            refuse(piece, RowRefusal.NOT_JSON);
        } else {
            judge(piece);
            boolean comma = beginning(piece, start);
            answers(piece.out, comma);
            if (line.objectEnd() >= 0) piece.out.add(in, line.objectEnd(), end);
            else piece.out.add((byte) '}');
        }
        piece.out.add((byte) '\n');
        piece.tally.lines(1);
    }

    private static boolean isBlank(byte[] in, int start, int end) {
        for (int i = start; i < end; i++) {
            if (in[i] != ' ' && in[i] != '\t' && in[i] != '\r') return false;
        }
        return true;
    }

    private void judge(Piece piece) {
        Tally tally = piece.tally;
        if (line.isAnswered()) {
            verdict.refuse(RowRefusal.ALREADY_ANSWERED, tally);
            return;
        }
        switch (line.kind()) {
            case ABSENT -> verdict.refuse(RowRefusal.MISSING, tally);
            case OTHER -> verdict.refuse(RowRefusal.NOT_TEXT, tally);
            case NULL -> verdict.read(piece.in, line.from(), line.from(), tally);
            case NUMBER -> number(piece);
            case STRING -> string(piece);
        }
    }

    /// RFC 8259 §6: a number may have a fraction or an exponent; only a whole one is a phone number.
    private void number(Piece piece) {
        for (int i = line.from(); i < line.to(); i++) {
            if (piece.in[i] < '0' || piece.in[i] > '9') {
                machineNumber(piece);
                return;
            }
        }
        verdict.read(piece.in, line.from(), line.to(), piece.tally);
    }

    private void machineNumber(Piece piece) {
        String written = new String(piece.in, line.from(), line.to() - line.from(), StandardCharsets.US_ASCII);
        if (MachineNotation.of(written) instanceof MachineNotation.Whole) {
            verdict.read(piece.in, line.from(), line.to(), piece.tally);
        } else {
            verdict.refuse(RowRefusal.NOT_TEXT, piece.tally);
        }
    }

    private void string(Piece piece) {
        for (int i = line.from(); i < line.to(); i++) {
            if (piece.in[i] == '\\') {
                byte[] text = JsonString.text(piece.in, line.from() + 1, line.to() - 1);
                verdict.read(text, 0, text.length, piece.tally);
                return;
            }
        }
        verdict.read(piece.in, line.from() + 1, line.to() - 1, piece.tally);
    }

    /// @return whether a comma has to come before our first member
    private boolean beginning(Piece piece, int start) {
        if (line.objectEnd() >= 0) {
            piece.out.add(piece.in, start, line.objectEnd());
            return line.hasMembers();
        }
        piece.out.add((byte) '{');
        piece.out.add(JsonString.quoted(member).getBytes(StandardCharsets.UTF_8));
        piece.out.add((byte) ':');
        piece.out.add(piece.in, line.from(), line.to());
        return true;
    }

    private void answers(Output out, boolean comma) {
        for (int i = 0; i < names.length; i++) {
            out.add(names[i], comma || i > 0 ? 0 : 1, names[i].length);
            answer(answers.get(i), out);
        }
    }

    private void answer(AnswerColumn answer, Output out) {
        switch (answer) {
            case VALID -> out.add(verdict.word(answer));
            case CARRIER -> out.add(carriers.computeIfAbsent(verdict.carrier(), NdjsonRows::text));
            case E164, NATIONAL -> {
                if (verdict.hasNumber()) digits(answer, out);
                else out.add(NULL);
            }
            default -> {
                String word = verdict.word(answer);
                if (word.isEmpty()) {
                    out.add(NULL);
                } else {
                    out.add(QUOTE);
                    out.add(word);
                    out.add(QUOTE);
                }
            }
        }
    }

    private void digits(AnswerColumn answer, Output out) {
        out.add(QUOTE);
        if (answer == AnswerColumn.E164) verdict.e164(out);
        else verdict.national(out);
        out.add(QUOTE);
    }

    private static byte[] text(String carrier) {
        return carrier.isEmpty() ? NULL : JsonString.quoted(carrier).getBytes(StandardCharsets.UTF_8);
    }

    /// What cannot be read is not repeated: its place in the order tells which line it was.
    private void refuse(Piece piece, RowRefusal why) {
        verdict.refuse(why, piece.tally);
        piece.out.add((byte) '{');
        answers(piece.out, false);
        piece.out.add((byte) '}');
    }

    @Override
    public void refuseTooLong(Piece piece) {
        refuse(piece, RowRefusal.TOO_LONG_LINE);
        piece.out.add((byte) '\n');
        piece.tally.lines(1);
    }
}
