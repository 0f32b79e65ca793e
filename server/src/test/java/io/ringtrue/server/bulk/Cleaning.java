package io.ringtrue.server.bulk;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.LineType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One list cleaned, by hand of the test.
record Cleaning(String out, Summary summary, ListLayout layout) {
    static final CompiledNumbers NUMBERS = CompiledNumbers.load();
    static final BulkRun.Size ROOMY = new BulkRun.Size(1 << 16, 4);

    static BulkOptions options(AnswerColumn... answers) {
        return options(Optional.empty(), answers);
    }

    static BulkOptions options(BulkFormat format, AnswerColumn... answers) {
        return options(Optional.of(format), Optional.empty(), answers);
    }

    static BulkOptions options(Optional<String> column, AnswerColumn... answers) {
        return options(Optional.empty(), column, answers);
    }

    private static BulkOptions options(Optional<BulkFormat> format, Optional<String> column, AnswerColumn... answers) {
        return new BulkOptions(
                format,
                column,
                Optional.empty(),
                Optional.empty(),
                answers.length == 0 ? AnswerColumn.USUAL : List.of(answers),
                BulkOptions.USUAL_PREFIX,
                false,
                ReadingRules.NORTH_AMERICA_FIRST,
                types(EnumSet.noneOf(LineType.class)));
    }

    static LineTypes types(Set<LineType> excluded) {
        return new LineTypes(LineType::name, (type, _) -> excluded.contains(type));
    }

    static Cleaning of(String list, BulkOptions options) throws Exception {
        return of(list.getBytes(StandardCharsets.UTF_8), options);
    }

    static Cleaning of(byte[] list, BulkOptions options) throws Exception {
        return of(new ByteArrayInputStream(list), options, ROOMY);
    }

    static Cleaning of(InputStream in, BulkOptions options, BulkRun.Size size) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            BulkRun run = BulkRun.open(in, options, NUMBERS::lookup, size);
            run.run(out, workers, _ -> {});
            return new Cleaning(out.toString(StandardCharsets.UTF_8), run.summary(), run.layout());
        }
    }

    /// A stream whose bytes come in such helpings, with a pause behind each.
    static InputStream inHelpings(byte[] bytes, int helping) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (at == bytes.length) return -1;
                int count = Math.min(Math.min(length, helping), bytes.length - at);
                System.arraycopy(bytes, at, into, offset, count);
                at += count;
                return count;
            }

            @Override
            public int available() throws IOException {
                return 0;
            }
        };
    }
}
