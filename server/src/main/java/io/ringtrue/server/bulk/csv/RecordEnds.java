package io.ringtrue.server.bulk.csv;

/// Finds where records end in bytes that arrive bit by bit. A line end inside quotes ends no record (RFC 4180 §2.6);
/// a quote opens only at the start of a field (§2.5), so that `5" pipe` is no trap.
///
/// Quotes that hold more than [#MOST_LINE_ENDS] line ends count as never closed, and their first line as a record:
/// else each line of a list full of open quotes would be paid with a look at everything behind it.
public final class RecordEnds {
    /// More than an address or a note needs.
    public static final int MOST_LINE_ENDS = 200;

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        /// Behind a quote inside quotes: the end of them, or the first half of a doubled one (RFC 4180 §2.7).
        QUOTE_IN_QUOTES
    }

    private final boolean quotes;
    private final String delimiters;
    private State state = State.FIELD_START;
    private int lastEnd;
    /// Line ends inside the quotes of this record, and where the first of them stands.
    private int linesInside;

    private int firstLineEnd;

    private RecordEnds(boolean quotes, String delimiters) {
        this.quotes = quotes;
        this.delimiters = delimiters;
    }

    public static RecordEnds ofLines() {
        return new RecordEnds(false, "");
    }

    /// @param delimiters each of them ends a field
    public static RecordEnds ofCsv(String delimiters) {
        return new RecordEnds(true, delimiters);
    }

    /// Starts anew, at the start of a record.
    public void start() {
        state = State.FIELD_START;
        lastEnd = 0;
        linesInside = 0;
    }

    /// Looks at the bytes from `from` to `to`, which follow those looked at before.
    public void look(byte[] bytes, int from, int to) {
        boolean simple = state != State.QUOTED && state != State.QUOTE_IN_QUOTES;
        if (simple && (!quotes || !holdsQuote(bytes, from, to))) lookForLines(bytes, from, to);
        else lookWithCare(bytes, from, to);
    }

    private static boolean holdsQuote(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') return true;
        }
        return false;
    }

    private void lookForLines(byte[] bytes, int from, int to) {
        if (from == to) return;
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                lastEnd = i + 1;
                linesInside = 0;
                break;
            }
        }
        state = startsField(bytes[to - 1]) ? State.FIELD_START : State.UNQUOTED;
    }

    private void lookWithCare(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '\n' && state == State.QUOTED) {
                if (linesInside++ == 0) firstLineEnd = i;
                if (linesInside > MOST_LINE_ENDS) {
                    i = firstLineEnd;
                    state = outside(b, i);
                    continue;
                }
            }
            state = switch (state) {
                case QUOTED -> b == '"' ? State.QUOTE_IN_QUOTES : State.QUOTED;
                case QUOTE_IN_QUOTES -> b == '"' ? State.QUOTED : outside(b, i);
                case FIELD_START -> b == '"' ? State.QUOTED : outside(b, i);
                case UNQUOTED -> outside(b, i);
            };
        }
    }

    private State outside(byte b, int at) {
        if (b == '\n') {
            lastEnd = at + 1;
            linesInside = 0;
        }
        return startsField(b) ? State.FIELD_START : State.UNQUOTED;
    }

    private boolean startsField(byte before) {
        return before == '\n' || delimiters.indexOf(before) >= 0;
    }

    /// Where the last whole record ends; 0: none has ended.
    public int lastEnd() {
        return lastEnd;
    }

    public boolean quoteIsOpen() {
        return state == State.QUOTED;
    }
}
