package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.ringtrue.server.bulk.csv.CsvScanner;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CsvPiecesTest {
    private static final String HEADING = "name,phone,note\n";
    private static final String HEADING_OUT = "name,phone,note,phone_result,phone_e164,phone_fault\n";
    private static final BulkOptions OPTIONS =
            Cleaning.options(Optional.of("phone"), AnswerColumn.RESULT, AnswerColumn.E164, AnswerColumn.FAULT);

    @Provide
    Arbitrary<String> rows() {
        Arbitrary<String> bits = Arbitraries.of(
                "\"",
                "\"\"",
                ",",
                "\n",
                "\r\n",
                "\r",
                "a",
                "5",
                "+12015106000",
                "2015106000",
                "+442015412653",
                ",\"",
                "\",",
                "é",
                "\n\n");
        return bits.list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Property(tries = 2_000)
    void answersAsANaiveReaderHoweverTheBytesArrive(
            @ForAll("rows") String rows, @ForAll @IntRange(min = 1, max = 40) int helping) throws Exception {
        String list = HEADING + rows;
        InputStream in = Cleaning.inHelpings(list.getBytes(StandardCharsets.UTF_8), helping);
        Cleaning cleaned = Cleaning.of(in, OPTIONS, new BulkRun.Size(4_096, 3));
        assertThat(cleaned.out()).isEqualTo(new NaiveCsv(list, 1).answered(HEADING_OUT));
    }

    @Test
    void answersTheSameWhereverAListIsSplit() throws Exception {
        String list = HEADING + "a,\"+1 201 510\n 6000\",\"x\"\"y\"\r\n\n\"b\",2015106001,\nc,\"\"\"2\",z\nd,4\"5,6";
        String whole = Cleaning.of(list, OPTIONS).out();
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        for (int helping = 1; helping <= bytes.length; helping++) {
            Cleaning split = Cleaning.of(Cleaning.inHelpings(bytes, helping), OPTIONS, Cleaning.ROOMY);
            assertThat(split.out()).as("split every %d bytes", helping).isEqualTo(whole);
        }
        assertThat(whole).isEqualTo(new NaiveCsv(list, 1).answered(HEADING_OUT));
    }

    @Property(tries = 500)
    void refusesTheSameLongRecordsHoweverTheBytesArrive(
            @ForAll("rows") String rows,
            @ForAll @IntRange(min = 1, max = 40) int helping,
            @ForAll @IntRange(min = 20, max = 60) int longest)
            throws Exception {
        byte[] list = (HEADING + rows).getBytes(StandardCharsets.UTF_8);
        Cleaning slow = Cleaning.of(Cleaning.inHelpings(list, helping), OPTIONS, new BulkRun.Size(longest, 3));
        Cleaning fast = Cleaning.of(Cleaning.inHelpings(list, 1_000), OPTIONS, new BulkRun.Size(longest, 3));
        assertThat(slow.out()).isEqualTo(fast.out());
        assertThat(slow.summary()).isEqualTo(fast.summary());
    }

    @Test
    void standsInForALineTooLongToBeKept() throws Exception {
        String list = HEADING + "a,2015106000,\n" + "b,2015106000," + "x".repeat(500) + "\nc,2015106000,\n";
        Cleaning cleaned = Cleaning.of(
                Cleaning.inHelpings(list.getBytes(StandardCharsets.UTF_8), 7), OPTIONS, new BulkRun.Size(64, 2));
        assertThat(cleaned.out()).isEqualTo(HEADING_OUT + """
                a,2015106000,,pass,+12015106000,
                ,,,refused,,too-long-line
                c,2015106000,,pass,+12015106000,
                """);
        assertThat(cleaned.summary().refusedLines()).containsExactly(new RefusedLine(3, "too-long-line"));
    }

    @Test
    void letsOneOpenQuoteCostOneLine() throws Exception {
        String list = HEADING + "a,\"2015106000,\n" + "b,2015106001,\n".repeat(20);
        Cleaning cleaned = Cleaning.of(list, OPTIONS);
        assertThat(cleaned.out())
                .isEqualTo(HEADING_OUT + "a,\"2015106000,\",,refused,,unclosed-quote\n"
                        + "b,2015106001,,pass,+12015106001,\n".repeat(20));
    }

    @Test
    void readsOnlySoManyLineEndsInsideQuotes() throws Exception {
        String note = "a,2015106000,\"" + "x\n".repeat(CsvScanner.MOST_LINE_ENDS) + "\"\n";
        assertThat(Cleaning.of(HEADING + note, OPTIONS).out()).contains("\n\",pass,+12015106000,\n");
        String longer = "a,2015106000,\"" + "x\n".repeat(CsvScanner.MOST_LINE_ENDS + 1) + "\"\n";
        assertThat(Cleaning.of(HEADING + longer, OPTIONS).out())
                .startsWith(HEADING_OUT + "a,2015106000,\"x\",refused,,unclosed-quote\nx,,,refused,,missing\n");
    }

    @Test
    void looksAtAListFullOfOpenQuotesNotAgainForEveryLine() throws Exception {
        String line = "a,\"b\"c,\"d\n";
        byte[] list = (HEADING + line.repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        Cleaning all = assertTimeout(Duration.ofSeconds(10), () -> Cleaning.of(list, OPTIONS));
        assertThat(all.summary().numbers()).isEqualTo(100_000);
        byte[] few = Arrays.copyOf(list, HEADING.length() + 300 * line.length());
        Cleaning slow = Cleaning.of(Cleaning.inHelpings(few, 7), OPTIONS, new BulkRun.Size(4_096, 3));
        assertThat(slow.out()).isEqualTo(Cleaning.of(few, OPTIONS).out());
        assertThat(slow.summary().refusedLines().getFirst()).isEqualTo(new RefusedLine(2, "unclosed-quote"));
    }
}
