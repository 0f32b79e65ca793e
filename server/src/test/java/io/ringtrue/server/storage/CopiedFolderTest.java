package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.calls.NodeIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Two data folders with one node id on one PostgreSQL.
class CopiedFolderTest extends StoreContract {
    CopiedFolderTest() {
        super(Engine.POSTGRESQL);
    }

    /// All a copy needs to be taken for the node.
    private void copy(String from, String to) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(to));
        Files.copy(folder.resolve(from).resolve("node-id"), copy.resolve("node-id"));
    }

    /// As a kill leaves it: the node has not said that it ends.
    private void killed(NodeIdentity node, Duration aliveFor) {
        storage.close();
        tables().sql("UPDATE node SET alive_until = ? WHERE id = ?")
                .params(Instant.now().plus(aliveFor).toEpochMilli(), node.id())
                .update();
    }

    @Test
    void refusesACopyWhileTheNodeLivesAndNamesBoth() throws IOException {
        copy("node-1", "copy");
        assertThatThrownBy(() -> open("copy"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ringtrue.data-dir: ")
                .hasMessageContaining(storage.node().id())
                .hasMessageContaining(folder.resolve("node-1").toString())
                .hasMessageContaining(folder.resolve("copy").toString())
                .hasMessageContaining("ringtrue admin node add");
        assertThat(storage.callQueue().keepNode(storage.node(), Instant.now().plusSeconds(12)))
                .isTrue();
    }

    @Test
    void startsAgainAtOnceAfterAKill() {
        NodeIdentity before = storage.node();
        killed(before, Duration.ofMinutes(1));
        storage = open("node-1");
        assertThat(storage.node()).isEqualTo(new NodeIdentity(before.id(), before.boot() + 1));
    }

    @Test
    void startsElsewhereOnceTheKilledNodesTimeIsOver() throws IOException {
        NodeIdentity before = storage.node();
        copy("node-1", "moved");
        killed(before, Duration.ofMinutes(1));
        assertThatThrownBy(() -> open("moved")).hasMessageContaining(" s");
        tables().sql("UPDATE node SET alive_until = 1").update();
        storage = open("moved");
        assertThat(storage.node().boot()).isEqualTo(before.boot() + 1);
    }

    @Test
    void startsElsewhereAtOnceAfterACleanEnd() throws IOException {
        NodeIdentity before = storage.node();
        storage.close();
        copy("node-1", "moved");
        storage = open("moved");
        assertThat(storage.node().boot()).isEqualTo(before.boot() + 1);
    }

    @Test
    void saysSoToTheOneThatWasReplacedWhileItWasFrozen() throws IOException {
        NodeIdentity frozen = storage.node();
        Instant later = storage.callQueue().now().plusSeconds(12);
        assertThat(storage.callQueue().keepNode(frozen, later)).isTrue();
        tables().sql("UPDATE node SET alive_until = 1").update();
        copy("node-1", "copy");
        try (Storage copy = open("copy")) {
            assertThat(storage.callQueue().keepNode(frozen, later)).isFalse();
            assertThat(copy.callQueue().keepNode(copy.node(), later)).isTrue();
        }
    }
}
