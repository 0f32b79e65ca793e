package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.RingtrueApplication;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ringtrue validate` as a process of its own: pipes, a reader who leaves, a death in the middle.
class ValidateProcessTest {
    private static final int ROWS = 500_000;

    @TempDir
    private Path folder;

    private ProcessBuilder validate(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RingtrueApplication.class.getName(),
                "validate"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
    }

    private String complaints() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static void rows(OutputStream out, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            out.write((i + ",\"Row \"\"" + i + "\"\"\",201510" + (6000 + i % 1000) + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Path list() throws IOException {
        Path list = folder.resolve("list.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list))) {
            out.write("id,name,phone\n".getBytes(StandardCharsets.US_ASCII));
            rows(out, 0, ROWS);
        }
        return list;
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("ended within a minute")
                .isTrue();
        return process.exitValue();
    }

    @Test
    void continuesAfterADeathWithoutARowTwiceOrARowLeftOut() throws Exception {
        Path whole = folder.resolve("whole.csv");
        Path out = folder.resolve("out.csv");
        Path notes = folder.resolve("out.csv.unfinished");
        String list = list().toString();
        assertThat(ended(validate(list, "--out", whole.toString()).start())).isZero();

        // The first piece is noted at once; the list has more than a dozen.
        Process killed =
                validate(list, "--out", out.toString(), "--threads", "1").start();
        await("the first note")
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(notes) || !killed.isAlive());
        killed.destroyForcibly();
        ended(killed);
        assertThat(notes).as("it was killed before its end").exists();

        Process refused = validate(list, "--out", out.toString()).start();
        assertThat(ended(refused)).isEqualTo(2);
        assertThat(complaints()).contains("--resume continues it");
        Process other =
                validate(list, "--out", out.toString(), "--resume", "--plain").start();
        assertThat(ended(other)).isEqualTo(2);
        assertThat(complaints()).contains("needs the options of the run it continues");

        FileTime modified = Files.getLastModifiedTime(Path.of(list));
        Files.setLastModifiedTime(Path.of(list), FileTime.fromMillis(modified.toMillis() + 1));
        assertThat(ended(validate(list, "--out", out.toString(), "--resume").start()))
                .isEqualTo(2);
        assertThat(complaints()).contains("the list has changed since");
        Files.setLastModifiedTime(Path.of(list), modified);

        Process resumed = validate(list, "--out", out.toString(), "--resume").start();
        String summary = new String(resumed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ended(resumed)).isZero();
        assertThat(complaints()).contains("continuing after");
        assertThat(summary).contains("500,000 numbers: 500,000 valid");
        assertThat(Files.mismatch(out, whole)).isEqualTo(-1);
        assertThat(notes).doesNotExist();
    }

    @Test
    void answersAPipeLineByLine() throws Exception {
        Process process = validate("-", "--quiet", "--fields", "e164").start();
        try (OutputStream ask = process.getOutputStream();
                var answers = process.inputReader(StandardCharsets.UTF_8)) {
            ask.write("phone\n2015106000\n".getBytes(StandardCharsets.US_ASCII));
            ask.flush();
            assertThat(answers.readLine()).isEqualTo("phone,phone_e164");
            assertThat(answers.readLine()).isEqualTo("2015106000,+12015106000");
            ask.write("+442015412653\n".getBytes(StandardCharsets.US_ASCII));
            ask.flush();
            assertThat(answers.readLine()).isEqualTo("+442015412653,+442015412653");
            ask.close();
            assertThat(answers.readLine()).isNull();
        }
        assertThat(ended(process)).isZero();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void leavesQuietlyWhenItsReaderHasLeft() throws Exception {
        Process process = validate(list().toString(), "--quiet").start();
        try (var answers = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(answers.readLine()).startsWith("id,name,phone,phone_result");
        }
        assertThat(ended(process)).isEqualTo(1);
        assertThat(complaints()).isEmpty();
    }
}
