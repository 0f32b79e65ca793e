package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.PostgresDatabase;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening and closing.
class StorageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private Storage open(String url, String keyFile, ThreadFactory threads) {
        InstallationKey key = InstallationKey.loadOrCreate(folder.resolve(keyFile));
        return Storage.open(new StorageSettings(url, "", "", folder.resolve("data"), 3), key, threads);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("x.db");
    }

    private Storage open() {
        return open(url(), "key", Samples.PLATFORM_THREADS);
    }

    @Test
    void beginsANewLifeOfTheSameNodeWithEveryStart() {
        NodeIdentity first;
        try (Storage storage = open()) {
            first = storage.node();
            assertThat(first.boot()).isEqualTo(1);
        }
        try (Storage storage = open()) {
            assertThat(storage.node()).isEqualTo(new NodeIdentity(first.id(), 2));
            storage.probe();
        }
    }

    /// Other users of the machine read neither a fresh database nor one from before, which was open to all.
    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path fresh = folder.resolve("fresh");
        InstallationKey key = InstallationKey.loadOrCreate(fresh.resolve("key"));
        StorageSettings settings =
                new StorageSettings("jdbc:sqlite:" + fresh.resolve("x.db"), "", "", fresh.resolve("below"), 3);
        for (int start = 0; start < 2; start++) {
            try (Storage storage = Storage.open(settings, key, Samples.PLATFORM_THREADS)) {
                storage.accounts().create(Samples.newAccount("key-" + start));
                for (String file : List.of("key", "x.db", "x.db-wal", "x.db-shm")) {
                    assertThat(modes(fresh.resolve(file))).as(file).isEqualTo("rw-------");
                }
                assertThat(modes(fresh)).isEqualTo("rwx------");
                assertThat(modes(fresh.resolve("below"))).isEqualTo("rwx------");
            }
            Files.setPosixFilePermissions(fresh.resolve("x.db"), PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void remembersAcrossStarts() {
        long id;
        try (Storage storage = open()) {
            id = storage.accounts().create(Samples.newAccount("key")).id();
        }
        try (Storage storage = open()) {
            assertThat(storage.accounts().find(id)).isPresent();
        }
    }

    @Test
    void refusesADataFolderInUseAndNamesItsHolder() {
        try (Storage _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("ringtrue.data-dir: " + folder.resolve("data") + " is in use by process "
                            + ProcessHandle.current().pid());
        }
        open().close();
    }

    @Test
    void refusesAnotherInstallationKey() {
        open().close();
        assertThatThrownBy(() -> open(url(), "other-key", Samples.PLATFORM_THREADS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("written with another key");
        open().close();
    }

    @Test
    void refusesDatabasesItDoesNotSpeak() {
        for (String url : new String[] {"jdbc:h2:mem:x", "jdbc:sqlite::memory:", "jdbc:sqlite:", ""}) {
            assertThatThrownBy(() -> open(url, "key", Samples.PLATFORM_THREADS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ringtrue.database.url: ");
        }
        open().close();
    }

    @Test
    void namesTheDataFolderItCannotWrite() throws IOException {
        Files.writeString(folder.resolve("data"), "a file, not a folder");
        assertThatThrownBy(this::open)
                .hasMessageStartingWith("ringtrue.data-dir: " + folder.resolve("data") + " is not writable");
    }

    @Test
    void namesTheFileItCannotOpen() throws IOException {
        String nowhere = "jdbc:sqlite:" + folder.resolve("missing/x.db");
        assertThatThrownBy(() -> open(nowhere, "key", Samples.PLATFORM_THREADS))
                .hasMessageStartingWith("ringtrue.database.url: cannot open " + nowhere);
        Files.writeString(folder.resolve("x.db"), "some text, and by no means a database. ".repeat(100));
        assertThatThrownBy(this::open).hasMessageStartingWith("ringtrue.database.url: cannot open " + url());
    }

    @Test
    void namesTheServerItCannotReachWithoutCredentials() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String place = "jdbc:postgresql://127.0.0.1:" + nobody + "/ringtrue";
        assertThatThrownBy(() -> open(place + "?user=me&password=s3cret", "key", Samples.PLATFORM_THREADS))
                .hasMessageStartingWith("ringtrue.database.url: cannot reach " + place + ": ")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> open(
                        "jdbc:postgresql://me:s3cret@127.0.0.1:x/ringtrue?password=s3cret",
                        "key",
                        Samples.PLATFORM_THREADS))
                .hasMessageStartingWith("ringtrue.database.url: cannot reach ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void waitsForNoVanishedDatabase() {
        StorageSettings settings = new StorageSettings("jdbc:postgresql://127.0.0.1/x", "", "", folder, 3);
        HikariConfig config = PostgresDatabase.config(settings, Samples.PLATFORM_THREADS);
        assertThat(config.getConnectionTimeout()).isEqualTo(3_000);
        assertThat(config.getDataSourceProperties())
                .containsEntry("connectTimeout", "5")
                .containsEntry("socketTimeout", "12")
                .containsEntry("tcpKeepAlive", "true");
    }

    @Test
    void wantsPlatformThreads() {
        assertThatThrownBy(() -> open(url(), "key", Thread.ofVirtual().factory()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
