package io.ringtrue.server.storage;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A PostgreSQL of our own, on a free loopback port, once for all tests of this JVM. It is a child that ends, and is
/// swept away, when this JVM's end of its standard input closes, however the JVM ends.
public final class PostgresCluster {
    private static final String USER = "ringtrue";
    private static final int MOST_TRIES = 5;

    /// `$1` the binaries, `$2` the port, `$3` whether it flushes to the disk, guards against torn pages and vacuums by
    /// itself. PostgreSQL refuses to run as root.
    private static final String SCRIPT = """
            data=$(mktemp -d) || exit 1
            trap 'rm -rf "$data"' EXIT
            "$1/initdb" -D "$data" -A trust -U ringtrue -E UTF8 --locale=C --no-sync >/dev/null || exit 1
            "$1/postgres" -D "$data" -p "$2" -c fsync="$3" -c full_page_writes="$3" -c autovacuum="$3" \
                -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 2>&1 &
            cat >/dev/null
            kill -INT $!
            wait $!
            """;

    private static final class Running {
        static final PostgresCluster CLUSTER = start(false);
    }

    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresCluster(int port) {
        this.port = port;
    }

    public static PostgresCluster running() {
        return Running.CLUSTER;
    }

    /// A new, empty database.
    ///
    /// @return its JDBC URL
    public String newDatabase() {
        return create("template1");
    }

    /// A copy of another one, which nobody uses.
    ///
    /// @param url of the other, as [#newDatabase] gave it
    /// @return its JDBC URL
    String newDatabaseLike(String url) {
        return create(url.substring(url.lastIndexOf('/') + 1, url.indexOf('?')));
    }

    private String create(String template) {
        String name = "test_" + databases.incrementAndGet();
        JdbcClient.create(new DriverManagerDataSource(url("postgres")))
                .sql("CREATE DATABASE " + name + " TEMPLATE " + template)
                .update();
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /// One as in production, which flushes each COMMIT to the disk, to be measured.
    static PostgresCluster durable() {
        return start(true);
    }

    int port() {
        return port;
    }

    private static PostgresCluster start(boolean durable) {
        for (int tried = 1; tried <= MOST_TRIES; tried++) {
            int port = freePort();
            if (ready(port, durable)) return new PostgresCluster(port);
        }
        throw new IllegalStateException("PostgreSQL did not start in " + MOST_TRIES + " tries");
    }

    /// @return false when it ended before it was ready, for instance because the port was taken meanwhile
    private static boolean ready(int port, boolean durable) {
        try {
            Process process = new ProcessBuilder(command(port, durable))
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
            List<String> said = new ArrayList<>();
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                said.add(line);
                if (line.contains("ready to accept connections")) {
                    Thread.ofPlatform().daemon().name("postgres-log").start(() -> swallow(log));
                    return true;
                }
            }
            System.err.println(String.join("\n", said));
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(int port, boolean durable) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.addAll(List.of(
                "sh", "-c", SCRIPT, "sh", binaries().toString(), Integer.toString(port), durable ? "on" : "off"));
        return command;
    }

    /// The newest installed.
    static Path binaries() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("these tests need PostgreSQL: apt-get install postgresql", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void swallow(BufferedReader log) {
        try (log) {
            while (log.readLine() != null) {
                // A full pipe would stop the server.
            }
        } catch (IOException e) {
            // The cluster is gone, and so is its log.
            return;
        }
    }
}
