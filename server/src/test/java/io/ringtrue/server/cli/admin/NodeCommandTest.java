package io.ringtrue.server.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit's
    Path folder;

    private CommandRun add() {
        return CommandRun.of(
                "admin",
                "node",
                "add",
                "--from",
                folder.resolve("old").toString(),
                "--data-dir",
                folder.resolve("new").toString());
    }

    private void firstNode() throws IOException {
        Files.createDirectory(folder.resolve("old"));
        for (String file : new String[] {"installation.key", "node-id", "admin-token", "lock"}) {
            Files.writeString(folder.resolve("old").resolve(file), file);
        }
    }

    private static String mode(Path place) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
    }

    @Test
    void makesAFolderWithTheKeyAndWithoutTheId() throws IOException {
        firstNode();
        Path fresh = folder.resolve("new");
        CommandRun run = add();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(fresh.toString());
        assertThat(fresh).isDirectoryContaining("glob:**installation.key");
        try (var entries = Files.list(fresh)) {
            assertThat(entries).hasSize(1);
        }
        assertThat(fresh.resolve("installation.key")).hasContent("installation.key");
        assertThat(mode(fresh)).isEqualTo("rwx------");
        assertThat(mode(fresh.resolve("installation.key"))).isEqualTo("rw-------");
    }

    @Test
    void takesAnEmptyFolderAndRefusesAnyOther() throws IOException {
        firstNode();
        Path fresh = Files.createDirectory(folder.resolve("new"));
        assertThat(add().status()).isZero();
        assertThat(mode(fresh)).isEqualTo("rwx------");
        CommandRun again = add();
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("--data-dir: ").contains("must be new or empty");
    }

    @Test
    void wantsAFolderThatHasAKey() {
        CommandRun run = add();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--from: ").contains("installation.key");
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
