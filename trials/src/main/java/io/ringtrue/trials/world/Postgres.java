package io.ringtrue.trials.world;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of our own on a loopback port, which can be killed and started again on the same data. Its
/// processes end when this JVM's end of their standard input closes, however the JVM ends.
public final class Postgres implements AutoCloseable {
    private static final Duration MOST_TO_START = Duration.ofSeconds(60);

    /// `$1` the binaries, `$2` the port, `$3` the data.
    private static final String SERVE = """
            "$1/postgres" -D "$3" -F -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
                -c max_connections=200 2>&1 &
            cat >/dev/null
            kill -INT $!
            wait $!
            """;

    private final Path binaries;
    private final String data;
    private final int port;
    private @Nullable Process running;

    private Postgres(Path binaries, String data, int port) {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
    }

    /// A new, running cluster with one database, `trial`.
    public static Postgres open() throws InterruptedException {
        Path binaries = binaries();
        String data = asPostgres("sh", "-c", """
                data=$(mktemp -d) && "$1/initdb" -D "$data" -A trust -U ringtrue -E UTF8 --locale=C --no-sync \
                    >/dev/null && echo "$data"
                """, "sh", binaries.toString());
        Postgres cluster = new Postgres(binaries, data, FreePorts.one());
        cluster.start();
        cluster.sql("postgres", "CREATE DATABASE trial");
        return cluster;
    }

    public int port() {
        return port;
    }

    /// @param at the port of the cluster, or of a relay in front of it
    public static String jdbcUrl(int at) {
        return "jdbc:postgresql://127.0.0.1:" + at + "/trial?user=ringtrue&sslmode=disable";
    }

    /// Starts it and waits until it accepts connections.
    public void start() throws InterruptedException {
        Patience.await("PostgreSQL accepts connections", MOST_TO_START, this::tryToStart);
    }

    /// @return false when it ended at once, for instance because processes of its last life still run
    private boolean tryToStart() {
        try {
            Process process = new ProcessBuilder(prefixed("sh", "-c", SERVE, "sh", binaries + "", port + "", data))
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (line.contains("ready to accept connections")) {
                    Thread.ofVirtual()
                            .name("postgres-log")
                            .start(() -> log.lines().forEach(_ -> {}));
                    running = process;
                    return true;
                }
                if (line.contains("FATAL")) {
                    process.getOutputStream().close();
                    return false;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL to the postmaster; its children end by themselves.
    public void kill() {
        try {
            String pid = Files.readAllLines(Path.of(data, "postmaster.pid")).getFirst();
            Shell.run("kill", "-KILL", pid.strip());
            end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String sql(String database, String statement) {
        return Shell.run(
                binaries.resolve("psql").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                port + "",
                "-U",
                "ringtrue",
                "-At",
                "-c",
                statement,
                database);
    }

    private void end() {
        Process process = running;
        if (process == null) return;
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException _) {
            // It has ended before.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = null;
    }

    @Override
    public void close() {
        end();
        asPostgres("rm", "-rf", data);
    }

    private static String asPostgres(String... command) {
        return Shell.run(prefixed(command).toArray(String[]::new));
    }

    /// PostgreSQL refuses to run as root.
    private static List<String> prefixed(String... command) {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) all.addAll(List.of("runuser", "-u", "postgres", "--"));
        all.addAll(List.of(command));
        return all;
    }

    /// The newest installed.
    private static Path binaries() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("this experiment needs PostgreSQL: apt-get install postgresql", e);
        }
    }
}
