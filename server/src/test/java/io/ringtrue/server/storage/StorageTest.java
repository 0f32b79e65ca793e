package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.NodeIdentity;
import java.nio.file.Path;
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
                    .hasMessage("data-dir " + folder.resolve("data") + " is in use by process "
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
                    .hasMessageContaining("database.url");
        }
        open().close();
    }

    @Test
    void wantsPlatformThreads() {
        assertThatThrownBy(() -> open(url(), "key", Thread.ofVirtual().factory()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
