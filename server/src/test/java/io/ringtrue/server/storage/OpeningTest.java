package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.engine.ConnectionCheck;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Databases and folders as a start may find them.
class OpeningTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private Storage open(String url, String node) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
        return Storage.open(settings(url, node), key, Samples.PLATFORM_THREADS);
    }

    private StorageSettings settings(String url, String node) {
        return new StorageSettings(url, "", "", folder.resolve(node), 3);
    }

    private static JdbcClient tables(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    private static String mode(Path place) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
    }

    @Test
    void nodesThatStartTogetherMakeTheTablesOnce() {
        String url = PostgresCluster.running().newDatabase();
        InstallationKey.loadOrCreate(folder.resolve("key"));
        List<Callable<Storage>> starting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String node = "node-" + i;
            starting.add(() -> open(url, node));
        }
        List<Storage> nodes = StoreContract.together(starting);
        nodes.forEach(Storage::probe);
        nodes.forEach(Storage::close);
        assertThat(tables(url)
                        .sql("SELECT COUNT(*) FROM node")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfALaterVersionIsUsedAsLongAsItAllowsThat(Engine engine) {
        String url = engine.newDatabase(folder);
        open(url, "node").close();
        tables(url)
                .sql("INSERT INTO flyway_schema_history VALUES (999, '998', 'later', 'SQL', 'V998__later.sql', 1, 'me',"
                        + " CURRENT_TIMESTAMP, 1, " + (engine == Engine.SQLITE ? "1" : "TRUE") + ")")
                .update();
        open(url, "node").close();
        tables(url)
                .sql("INSERT INTO installation (name, value) VALUES ('needs-form', '998')")
                .update();
        assertThatThrownBy(() -> open(url, "node"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ringtrue.database.url: the database is of a newer version: it needs form 998")
                .hasMessageContaining("Start the newer version");
    }

    @Test
    void aDatabaseThatMayOnlyBeReadIsRefused() {
        String url = PostgresCluster.running().newDatabase();
        open(url, "node").close();
        tables(url)
                .sql("ALTER DATABASE " + url.replaceAll(".*/(\\w+)\\?.*", "$1")
                        + " SET default_transaction_read_only = on")
                .update();
        assertThatThrownBy(() -> open(url, "node"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ringtrue.database.url: jdbc:postgresql:")
                .hasMessageContaining("may only be read");
    }

    @Test
    void aFileThatMayOnlyBeReadIsRefused() {
        String url = Engine.SQLITE.newDatabase(folder);
        open(url, "node").close();
        String readOnly = url.replace("jdbc:sqlite:", "jdbc:sqlite:file:") + "?mode=ro";
        assertThatThrownBy(() -> ConnectionCheck.withSqlite(settings(readOnly, "node")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ringtrue.database.url: cannot open ")
                .hasMessageContaining("readonly");
    }

    @Test
    void makesFilesThatOnlyTheirOwnerMayOpen() throws IOException {
        Path file = folder.resolve("elsewhere.db");
        try (Storage storage = open("jdbc:sqlite:" + file, "node")) {
            storage.probe();
            for (String end : List.of("", "-wal", "-shm")) {
                assertThat(mode(Path.of(file + end))).as("mode of " + end).isEqualTo("rw-------");
            }
            assertThat(mode(folder.resolve("node"))).isEqualTo("rwx------");
            assertThat(mode(folder.resolve("node/lock"))).isEqualTo("rw-------");
            assertThat(mode(folder.resolve("node/node-id"))).isEqualTo("rw-------");
        }
    }

    @Test
    void mendsFilesThatOthersMayOpen() throws IOException {
        Path node = folder.resolve("node");
        String url = "jdbc:sqlite:" + node.resolve("ringtrue.db");
        Files.createDirectories(node);
        open(url, "node").close();
        List<Path> wide = List.of(
                node.resolve("ringtrue.db"),
                node.resolve("lock"),
                node.resolve("node-id"),
                Files.writeString(node.resolve("admin-token"), "x"));
        for (Path file : wide) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path own = Files.createDirectory(node.resolve("numbers"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        open(url, "node").close();
        for (Path file : wide) assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(node)).isEqualTo("rwx------");
        assertThat(mode(own)).isEqualTo("rwxr-xr-x");
    }
}
