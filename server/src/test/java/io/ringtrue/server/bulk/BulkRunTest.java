package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Allocations;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BulkRunTest {
    private static final BulkOptions OPTIONS = Cleaning.options(AnswerColumn.E164);
    private final ExecutorService workers = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private static byte[] list(int rows) {
        StringBuilder list = new StringBuilder("id,phone\n");
        for (int i = 0; i < rows; i++)
            list.append(i).append(",201510").append(6000 + i % 1000).append('\n');
        return list.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static BulkRun open(byte[] list) throws Exception {
        return BulkRun.open(
                new ByteArrayInputStream(list), OPTIONS, Cleaning.NUMBERS::lookup, new BulkRun.Size(4_096, 5));
    }

    @Test
    void keepsTheOrderOfRowsWhoeverAnswersThem() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BulkRun run = open(list(50_000));
        run.run(out, workers, _ -> {});
        String[] lines = out.toString(StandardCharsets.US_ASCII).split("\n");
        assertThat(lines).hasSize(50_001);
        for (int i = 0; i < 50_000; i++)
            assertThat(lines[i + 1]).startsWith(i + ",201510").contains(",+1201510");
        assertThat(run.summary().valid()).isEqualTo(50_000);
        assertThat(run.summary().lines()).isEqualTo(50_001);
    }

    @Test
    void continuesFromWhereverItWasNoted() throws Exception {
        byte[] list = list(2_000);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        record Note(long in, long out, Summary summary) {}
        List<Note> notes = new ArrayList<>();
        BulkRun first = open(list);
        first.run(whole, workers, run -> notes.add(new Note(run.inputBytes(), run.outputBytes(), run.summary())));
        assertThat(notes).hasSizeGreaterThan(5);
        for (Note note : notes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(whole.toByteArray(), 0, (int) note.out);
            BulkRun second = open(list);
            second.continueAt(note.in, note.out, note.summary);
            second.run(out, workers, _ -> {});
            assertThat(out.toByteArray()).isEqualTo(whole.toByteArray());
            assertThat(second.summary()).isEqualTo(first.summary());
        }
    }

    @Test
    void answersWhatHasArrivedBeforeItWaitsForMore() throws Exception {
        try (PipedOutputStream ask = new PipedOutputStream();
                PipedInputStream asked = new PipedInputStream(ask);
                PipedOutputStream answer = new PipedOutputStream();
                PipedInputStream answered = new PipedInputStream(answer)) {
            Future<?> run = workers.submit(() -> {
                BulkRun.open(asked, OPTIONS, Cleaning.NUMBERS::lookup, new BulkRun.Size(4_096, 3))
                        .run(answer, workers, _ -> {});
                return null;
            });
            ask.write("phone\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 3; i++) {
                ask.write("2015106000\n".getBytes(StandardCharsets.US_ASCII));
                ask.flush();
                String expected = (i == 0 ? "phone,phone_e164\n" : "") + "2015106000,+12015106000\n";
                assertThat(new String(answered.readNBytes(expected.length()), StandardCharsets.US_ASCII))
                        .isEqualTo(expected);
            }
            ask.close();
            run.get();
        }
    }

    /// Each sender waits for the answer to its first row before it sends another: NDJSON, with quotes that a CSV would
    /// take for open; rows that hold a number; rows that are plainly data. `^` is a line end.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"phone\":\"2015106000\"} ~ ``",
                "{\"x\\\"\":1,\"phone\":\"2015106000\"} ~ ``",
                "2015106000 ~ ``",
                "Ann;2015106000 ~ ``",
                "\"A^B\",2015106000 ~ ``",
                "sep=;^Ann;2015106000 ~ ``",
                "^^2015106000 ~ ``",
                "12,x ~ 1",
                "n/a,x ~ 1",
                "n/a,x^2015106000,y ~ 1",
                "see notes^2015106000 ~ ``"
            })
    void answersTheFirstRowBeforeItWaitsForAnother(String text, String column) throws Exception {
        String rows = text.replace('^', '\n') + "\n";
        BulkOptions options =
                Cleaning.options(Optional.of(column).filter(named -> !named.isEmpty()), AnswerColumn.E164);
        try (PipedOutputStream ask = new PipedOutputStream();
                PipedInputStream asked = new PipedInputStream(ask);
                PipedOutputStream answer = new PipedOutputStream();
                PipedInputStream answered = new PipedInputStream(answer)) {
            Future<?> run = workers.submit(() -> {
                BulkRun.open(asked, options, Cleaning.NUMBERS::lookup, Cleaning.ROOMY)
                        .run(answer, workers, _ -> {});
                return null;
            });
            ask.write(rows.getBytes(StandardCharsets.UTF_8));
            ask.flush();
            String expected = Cleaning.of(rows, options).out();
            assertThat(new String(answered.readNBytes(expected.length()), StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            ask.close();
            run.get();
        }
    }

    @Test
    void endsWhenNobodyReadsItsAnswers() throws Exception {
        BulkRun run = open(list(50_000));
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatThrownBy(() -> run.run(gone, workers, _ -> {})).hasMessage("Broken pipe");
        assertThat(run.numbers()).isLessThan(50_000);
    }

    @Test
    void excludesByAnOperatorsFileOnlyWhenItIsSure() throws Exception {
        assertThat(result(Confidence.HIGH)).isEqualTo("excluded");
        assertThat(result(Confidence.LOW)).isEqualTo("pass");
    }

    private String result(Confidence confidence) throws Exception {
        Allocation voip = new Allocation(
                "=Acme, Inc.",
                Optional.of(LineType.VOIP),
                confidence,
                BlockStatus.GIVEN_OUT,
                "test",
                LocalDate.of(2026, 1, 1));
        var numbers = Cleaning.NUMBERS.with(
                Allocations.builder().prefix(1, "201510", voip).build());
        BulkOptions options = new BulkOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(AnswerColumn.RESULT, AnswerColumn.TYPE, AnswerColumn.CARRIER),
                "",
                false,
                OPTIONS.rules(),
                new LineTypes(LineType::name, (type, sure) -> type == LineType.VOIP && sure == Confidence.HIGH));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BulkRun.open(
                        new ByteArrayInputStream("phone\n2015106000\n".getBytes(StandardCharsets.US_ASCII)),
                        options,
                        numbers::lookup,
                        new BulkRun.Size(4_096, 2))
                .run(out, workers, _ -> {});
        String row = out.toString(StandardCharsets.US_ASCII).split("\n")[1];
        assertThat(row).endsWith(",VOIP,\"'=Acme, Inc.\"");
        return row.split(",")[1];
    }

    @Test
    void refusesAListWhoseLinesEndWithCarriageReturnsAlone() throws Exception {
        assertThatThrownBy(() -> Cleaning.of("name,phone\rA,2015106000\rB,1\r", Cleaning.options()))
                .isInstanceOf(UnreadableList.class)
                .hasMessage("body ends its lines with CR alone; save it with LF or CR LF");
        assertThat(Cleaning.of("phone\r", Cleaning.options()).summary().numbers())
                .isZero();
    }
}
