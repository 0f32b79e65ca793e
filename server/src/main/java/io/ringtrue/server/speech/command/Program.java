package io.ringtrue.server.speech.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// A program with its arguments, run once for each text.
///
/// @param command the program and its arguments, given to the system as they are: no shell reads them
/// @param limit from the start to the end; then it and all its descendants are killed
/// @param mostOctets of output; a program that writes more is killed
/// @param threads platform threads: reading a pipe would hold a carrier
record Program(List<String> command, Duration limit, int mostOctets, ThreadFactory threads) {
    private static final Duration FIRST_LOOK = Duration.ofMillis(10);

    Program {
        command = List.copyOf(command);
    }

    /// Writes a text to its standard input and reads its standard output.
    ///
    /// @throws IOException when it cannot be started, is late, writes too much or ends with a status other than 0;
    /// the message quotes neither input nor output
    byte[] run(String input) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Process process = started();
        Set<ProcessHandle> started = new HashSet<>();
        try {
            Output output = new Output(process.getInputStream(), mostOctets);
            Thread reader = threads.newThread(output);
            reader.start();
            write(process, input);
            if (!ended(reader, end, process, started)) throw late();
            if (output.tooLong()) throw new IOException("wrote more than " + mostOctets + " octets");
            if (!process.waitFor(until(end).toNanos(), TimeUnit.NANOSECONDS)) throw late();
            if (process.exitValue() != 0) throw new IOException("ended with status " + process.exitValue());
            return output.octets();
        } finally {
            kill(process, started);
        }
    }

    /// Waits for the reader, and looks now and then what the program has started: once a parent is gone, nobody
    /// can tell whose its children were.
    private static boolean ended(Thread reader, long end, Process process, Set<ProcessHandle> started)
            throws InterruptedException {
        Duration look = FIRST_LOOK;
        while (!reader.join(look.compareTo(until(end)) < 0 ? look : until(end))) {
            process.descendants().forEach(started::add);
            if (until(end).isZero()) return false;
            look = look.multipliedBy(2);
        }
        return true;
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private IOException late() {
        return new IOException("did not end within " + limit.toMillis() + " ms");
    }

    private Process started() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        // Secrets may stand in the environment of a server, and a voice needs none.
        builder.environment().keySet().removeIf(name -> name.startsWith("RINGTRUE_") || name.startsWith("SPRING_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(command.getFirst() + " cannot be started", e);
        }
    }

    /// A text is far shorter than a pipe holds, so this never waits for the program.
    private static void write(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It ended without reading all of it; its status and its output say whether it failed.
        }
    }

    private static void kill(Process process, Set<ProcessHandle> started) {
        process.descendants().forEach(started::add);
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /// What a program writes, up to a limit; then its pipe is closed, which ends most programs.
    private static final class Output implements Runnable {
        private final InputStream from;
        private final int most;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Output(InputStream from, int most) {
            this.from = from;
            this.most = most;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[65_536];
            try (from) {
                for (int n = from.read(buffer); n >= 0 && !tooLong(); n = from.read(buffer)) read.write(buffer, 0, n);
            } catch (IOException _) {
                // The process was killed, which its caller reports.
            }
        }

        boolean tooLong() {
            return read.size() > most;
        }

        byte[] octets() {
            return read.toByteArray();
        }
    }
}
