package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.bulk.csv.CsvScanner;
import io.ringtrue.server.bulk.packing.BadPacking;
import io.ringtrue.server.bulk.packing.PackedList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// One list on its way from a stream to another, in order, however long it is. Memory is bounded by the pieces in
/// flight: reading waits for answering, answering for writing.
///
/// The thread that calls [#run] reads and writes, and blocks doing so; the workers it is given answer. What has arrived
/// is answered before more is waited for, so that two programs may talk line by line, packed or not. One thing is
/// waited for: where the first row of a CSV holds no number and may be a heading, the row behind it.
public final class BulkRun {
    private final Cutter cutter;
    private final ListLayout layout;
    private final byte[] heading;
    private final long headingEnd;
    private final Piece[] ring;
    private final Function<LineType, String> typeWord;
    private final Tally tally = new Tally();
    private Summary before = Summary.NOTHING;
    private long read;
    private long written;
    private boolean started;

    private BulkRun(
            Cutter cutter,
            ListLayout layout,
            byte[] heading,
            long headingEnd,
            long lines,
            Piece[] ring,
            BulkOptions options) {
        this.cutter = cutter;
        this.layout = layout;
        this.heading = heading;
        this.headingEnd = headingEnd;
        this.ring = ring;
        this.typeWord = options.types().word();
        tally.lines(lines);
    }

    /// How much a run may hold in memory at once, and unpack.
    ///
    /// @param pieceBytes a piece's size, which is also the longest record's
    /// @param piecesInFlight at least 1; two more than there are workers keep them all busy
    /// @param mostTimesPacked how many times its packed size, and 1 MiB, a gzip may unpack to; 0: any
    public record Size(int pieceBytes, int piecesInFlight, int mostTimesPacked) {
        /// Unpacks whatever comes: for lists of one's own.
        public Size(int pieceBytes, int piecesInFlight) {
            this(pieceBytes, piecesInFlight, 0);
        }
    }

    /// Told after each piece that was written.
    @FunctionalInterface
    public interface Watch {
        void written(BulkRun run) throws IOException;
    }

    /// Reads the beginning of a list and finds out how it is laid out. A gzip is unpacked on the way.
    ///
    /// @param lookups a new one for each call
    /// @throws UnreadableList when it cannot be read as the options say
    public static BulkRun open(InputStream in, BulkOptions options, Supplier<Lookup> lookups, Size size)
            throws IOException, UnreadableList {
        try {
            InputStream list = PackedList.unpacked(in, size.mostTimesPacked);
            return opened(new Cutter(list, size.pieceBytes), options, lookups, size);
        } catch (BadPacking e) {
            throw new UnreadableList("body", e.rule());
        }
    }

    private static BulkRun opened(Cutter cutter, BulkOptions options, Supplier<Lookup> lookups, Size size)
            throws IOException, UnreadableList {
        ListBeginning beginning = ListBeginning.read(cutter, options, lookups.get());
        byte[] first = beginning.first();
        ListLayout layout = layout(beginning, options, lookups);
        if (layout instanceof ListLayout.Csv) refuseLinesOfCarriageReturns(first);
        byte[] heading = beginning.prologue();
        long lines = Lines.count(heading);
        long headingEnd = heading.length;
        if (layout instanceof ListLayout.Csv csv && csv.heading() > 0) {
            heading = joined(heading, CsvRows.heading(csv, first, options));
            headingEnd += csv.heading();
            lines += Math.max(1, Lines.count(Arrays.copyOf(first, csv.heading())));
        }
        cutter.cutAt(layout instanceof ListLayout.Csv csv ? new CsvScanner(csv.delimiter(), -1) : CsvScanner.ofLines());
        Piece[] ring = new Piece[size.piecesInFlight];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Piece(size.pieceBytes, rows(layout, options, new RowVerdict(lookups.get(), options)));
        }
        return new BulkRun(cutter, layout, heading, headingEnd, lines, ring, options);
    }

    /// Old spreadsheets end lines so: the whole list would be taken for one row.
    private static void refuseLinesOfCarriageReturns(byte[] first) throws UnreadableList {
        boolean inside = false;
        for (int i = 0; i < first.length; i++) {
            if (first[i] == '\n') return;
            inside |= first[i] == '\r' && i + 1 < first.length;
        }
        if (inside) throw new UnreadableList("body", "ends its lines with CR alone; save it with LF or CR LF");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static ListLayout layout(ListBeginning list, BulkOptions options, Supplier<Lookup> lookups)
            throws UnreadableList {
        return switch (list.format()) {
            case CSV -> new CsvLayout(options, lookups.get(), list.delimiter()).of(list.first(), list.whole());
            case NDJSON -> NdjsonLayout.of(list.first(), list.whole(), options, lookups.get());
        };
    }

    private static Rows rows(ListLayout layout, BulkOptions options, RowVerdict verdict) {
        return switch (layout) {
            case ListLayout.Csv csv -> new CsvRows(csv, options.answers(), verdict);
            case ListLayout.Ndjson ndjson -> new NdjsonRows(ndjson, options, verdict);
        };
    }

    public ListLayout layout() {
        return layout;
    }

    /// Bytes of the input whose answers are written.
    public long inputBytes() {
        return read;
    }

    /// Bytes written, those of an earlier run that this one continues too.
    public long outputBytes() {
        return written;
    }

    /// Rows answered so far.
    public long numbers() {
        return before.numbers() + tally.numbers();
    }

    public Summary summary() {
        return before.plus(tally.summary(typeWord));
    }

    /// Continues where an earlier run over the same list was; to be called before [#run].
    ///
    /// @param inputBytes its [#inputBytes], at least one piece
    /// @param summary its summary then
    public void continueAt(long inputBytes, long outputBytes, Summary summary) throws IOException {
        cutter.skipTo(inputBytes);
        read = inputBytes;
        written = outputBytes;
        before = summary;
        tally.clear();
        started = true;
    }

    /// Reads, answers and writes until the list ends. Returns with everything written and flushed.
    ///
    /// @throws BadPacking when the list cannot be unpacked any further
    /// @throws IOException when either stream fails; pieces in flight are dropped
    public void run(OutputStream out, Executor workers, Watch watch) throws IOException, InterruptedException {
        if (!started) {
            out.write(heading);
            cutter.skipTo(headingEnd);
            read = headingEnd;
            written = heading.length;
        }
        long cut = 0;
        long done = 0;
        while (true) {
            if (cut - done == ring.length) {
                write(ring[(int) (done++ % ring.length)], out, watch);
                continue;
            }
            // Nothing to read just now: whoever is on the other side may wait for answers first.
            while (done < cut && cutter.mayWait()) {
                write(ring[(int) (done++ % ring.length)], out, watch);
                if (done == cut) out.flush();
            }
            Piece piece = ring[(int) (cut % ring.length)];
            if (!cutter.cut(piece)) break;
            cut++;
            workers.execute(piece);
        }
        while (done < cut) write(ring[(int) (done++ % ring.length)], out, watch);
        out.flush();
    }

    private void write(Piece piece, OutputStream out, Watch watch) throws IOException, InterruptedException {
        piece.await();
        piece.out.writeTo(out);
        tally.add(piece.tally);
        read = piece.end;
        written += piece.out.length();
        watch.written(this);
    }
}
