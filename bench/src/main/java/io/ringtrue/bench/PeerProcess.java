package io.ringtrue.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process that reads a file of numbers, says `ready`, and then does the chunks it is asked for: it is sent
/// the lines from and to (the latter not included) and answers how many nanoseconds of processor time they
/// took it and how many of them are valid. Between chunks it is idle, so that several can take turns on one
/// machine.
final class PeerProcess implements AutoCloseable {

    /// Stands in a command for the file of numbers.
    static final String FILE = "FILE";

    /// @param nanos processor time of the whole process
    record Answer(long nanos, long valid) {}

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private PeerProcess(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.US_ASCII);
        orders = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /// Returns once it is ready.
    static PeerProcess start(List<String> command, Path numbers) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.replaceAll(word -> word.equals(FILE) ? numbers.toAbsolutePath().toString() : word);
        PeerProcess peer = new PeerProcess(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        String said = peer.answers.readLine();
        if (!"ready".equals(said)) throw new IOException(String.join(" ", line) + " did not start, it said: " + said);
        return peer;
    }

    Answer work(int from, int to) throws IOException {
        orders.write(from + " " + to + "\n");
        orders.flush();
        String said = answers.readLine();
        if (said == null) throw new IOException(process.info().command().orElse("peer") + " ended early");
        String[] numbers = said.split(" ");
        return new Answer(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    /// It ends when its input does.
    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
