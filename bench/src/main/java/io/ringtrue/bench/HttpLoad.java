package io.ringtrue.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// wrk with one thread on a core of its own, sending one prepared body after the other over connections that stay
/// open.
final class HttpLoad {

    private static final int CONNECTIONS = 64;
    private static final double MICROS = 1_000_000;

    /// @param refused answers with a status above 399
    /// @param broken connections that failed, were cut or timed out
    record Result(long answers, double perSecond, double medianMillis, double p99Millis, long refused, long broken) {}

    private final String core;
    private final Path script;
    private final Path bodies;

    /// @param folder where the script is put
    /// @param bodies a line each
    HttpLoad(String core, Path folder, Path bodies) throws IOException {
        this.core = core;
        this.bodies = bodies;
        script = folder.resolve("validate.lua");
        try (InputStream in = HttpLoad.class.getResourceAsStream("/http/validate.lua")) {
            Files.write(script, Objects.requireNonNull(in, "validate.lua").readAllBytes());
        }
    }

    /// @param firstLine of the bodies
    Result run(String url, int seconds, long firstLine) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", core, "wrk", "-t1", "-c" + CONNECTIONS));
        command.addAll(List.of("-d" + seconds + "s", "-s", script.toString(), url, "--"));
        command.addAll(List.of(bodies.toString(), Long.toString(firstLine)));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String line = said.lines()
                .filter(text -> text.startsWith("RESULT "))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk failed: " + said));
        String[] numbers = line.split(" ");
        // Requests, duration, median, 99th percentile, the latter three in microseconds; the errors.
        return new Result(
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[1]) / (Long.parseLong(numbers[2]) / MICROS),
                Long.parseLong(numbers[3]) / 1000.0,
                Long.parseLong(numbers[4]) / 1000.0,
                Long.parseLong(numbers[5]),
                Long.parseLong(numbers[6]));
    }
}
