package io.ringtrue.server.bulk.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.bulk.csv.SlowCsv.Slow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class CsvScannerTest {
    private static final int WANTED = 1;

    /// @param wanted its text, quotes and all; empty also when the record is too short
    private record Seen(String text, int contentLength, int columns, String wanted, boolean open, int linesInside) {}

    @Provide
    Arbitrary<String> lists() {
        Arbitrary<String> bits = Arbitraries.of(
                "\"", "\"", "\"\"", ",", ";", "\n", "\n", "\r\n", "\r", "a", "+1 201", ",\"", "\",", "\"\n", "\u00C3");
        Arbitrary<String> many = Arbitraries.of("\n", "x\n", "\n\"\"").map(line -> line.repeat(199));
        return Arbitraries.frequencyOf(Tuple.of(30, bits), Tuple.of(1, many))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(30);
    }

    @Property(tries = 2_000, seed = "20261129")
    void findsWhatTheGrammarFindsHoweverTheBytesArrive(
            @ForAll("lists") String list, @ForAll("pieces") List<Integer> pieces) {
        agrees(list, ',', pieces);
        agrees(list, ';', pieces);
    }

    @Property(tries = 1_000)
    void findsThemInListsItHasNotSeenBefore(@ForAll("lists") String list, @ForAll("pieces") List<Integer> pieces) {
        agrees(list, ',', pieces);
    }

    private static void agrees(String list, char delimiter, List<Integer> pieces) {
        List<Slow> slow = SlowCsv.records(list, delimiter);
        byte[] bytes = list.getBytes(StandardCharsets.ISO_8859_1);
        List<Seen> whole = read(bytes, delimiter, List.of(bytes.length + 1));
        assertThat(whole).hasSameSizeAs(slow);
        for (int i = 0; i < whole.size(); i++) agrees(whole.get(i), slow.get(i), delimiter);
        assertThat(read(bytes, delimiter, pieces)).isEqualTo(whole);
        passes(bytes, delimiter, pieces);
    }

    private static void agrees(Seen seen, Slow slow, char delimiter) {
        assertThat(seen.text).isEqualTo(slow.text());
        assertThat(seen.open).isEqualTo(slow.open());
        if (slow.open()) return;
        List<String> fields = slow.fields();
        assertThat(seen.columns).isEqualTo(fields.size());
        assertThat(seen.wanted).isEqualTo(fields.size() > WANTED ? fields.get(WANTED) : "");
        assertThat(seen.linesInside).isEqualTo(slow.linesInside());
        String content = String.join("" + delimiter, fields);
        assertThat(seen.contentLength).isEqualTo(content.length());
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CsvCells.of(bytes, 0, bytes.length, delimiter)).hasSameSizeAs(fields);
    }

    /// Reads while the bytes arrive in such pieces, again from the first of them when there are more.
    private static List<Seen> read(byte[] list, char delimiter, List<Integer> pieces) {
        CsvScanner scanner = new CsvScanner(delimiter, WANTED);
        List<Seen> seen = new ArrayList<>();
        byte[] arrived = new byte[list.length];
        int limit = 0;
        int start = 0;
        for (int i = 0; limit < list.length; i++) {
            int more = Math.min(pieces.get(i % pieces.size()), list.length - limit);
            System.arraycopy(list, limit, arrived, limit, more);
            limit += more;
            for (; scanner.next(arrived, limit, limit == list.length); start = scanner.end()) {
                seen.add(seen(scanner, list, start));
            }
        }
        return seen;
    }

    private static Seen seen(CsvScanner scanner, byte[] list, int start) {
        String wanted = scanner.from() < 0 ? "" : text(list, scanner.from(), scanner.to());
        return new Seen(
                text(list, start, scanner.end()),
                scanner.contentEnd() - start,
                scanner.columns(),
                wanted,
                scanner.quoteStaysOpen(),
                scanner.linesInside());
    }

    private static String text(byte[] list, int from, int to) {
        return new String(list, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// Who passes the records must come to the same ends as who reads each.
    private static void passes(byte[] list, char delimiter, List<Integer> pieces) {
        CsvScanner passing = new CsvScanner(delimiter, -1);
        CsvScanner reading = new CsvScanner(delimiter, -1);
        int limit = 0;
        for (int i = 0; limit < list.length; i++) {
            limit = Math.min(limit + pieces.get(i % pieces.size()), list.length);
            byte[] arrived = Arrays.copyOf(list, limit);
            while (reading.next(arrived, limit, false)) {}
            assertThat(passing.lastEnd(arrived, limit, false))
                    .as("of %d bytes", limit)
                    .isEqualTo(reading.end());
        }
        assertThat(passing.lastEnd(list, limit, true)).isEqualTo(list.length);
    }

    @Test
    void startsAnewInTheMiddleOfAnOpenQuote() {
        CsvScanner scanner = new CsvScanner(',', 0);
        byte[] list = "a,\"b\nc,d\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(scanner.next(list, 5, false)).isFalse();
        scanner.start(5);
        assertThat(scanner.next(list, list.length, false)).isTrue();
        assertThat(text(list, scanner.from(), scanner.to())).isEqualTo("c");
    }

    @Test
    void countsTheLineEndsOfEachRecordAlone() {
        String note = "\"" + "x\n".repeat(CsvScanner.MOST_LINE_ENDS - 1) + "\"";
        byte[] list = (note + ",z\na," + note + "\n").getBytes(StandardCharsets.US_ASCII);
        int second = note.length() + 3;
        CsvScanner scanner = new CsvScanner(',', -1);
        assertThat(scanner.lastEnd(list, second - 1, false)).isZero();
        assertThat(scanner.lastEnd(list, second + 2, false)).isEqualTo(second);
        assertThat(scanner.lastEnd(list, list.length - 1, false)).isEqualTo(second);
        assertThat(scanner.lastEnd(list, list.length, false)).isEqualTo(list.length);
    }

    @Test
    void takesEachLineForARecordWhereNoQuotesCount() {
        byte[] list = "{\"a\n\"b\",\"\nc".getBytes(StandardCharsets.US_ASCII);
        assertThat(CsvScanner.ofLines().lastEnd(list, list.length, false)).isEqualTo(list.length - 1);
        assertThat(CsvScanner.ofLines().lastEnd(list, list.length, true)).isEqualTo(list.length);
    }
}
