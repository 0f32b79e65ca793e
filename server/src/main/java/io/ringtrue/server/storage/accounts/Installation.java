package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Database;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Facts of the installation as a whole, and the nodes that belong to it.
public final class Installation {
    private static final String KEY_CHECK = "key-check";

    private final Database database;

    public Installation(Database database) {
        this.database = database;
    }

    Optional<String> fact(String name) {
        return database.read(sql -> InstallationRow.value(sql, name));
    }

    void put(String name, String value) {
        database.write(sql -> InstallationRow.put(sql, name, value));
    }

    /// The first start leaves a mark only its key can make; a start with another key must not go on, because it
    /// could read no secret.
    ///
    /// @throws IllegalStateException when the database was written with another key
    public void checkKey(InstallationKey key) {
        String mark = key.hmac(KEY_CHECK, KEY_CHECK.getBytes(StandardCharsets.US_ASCII));
        String kept = database.write(sql -> {
            InstallationRow.insert(sql, KEY_CHECK, mark);
            return InstallationRow.value(sql, KEY_CHECK).orElseThrow();
        });
        if (!kept.equals(mark)) {
            throw new IllegalStateException("installation key: this database was written with another key");
        }
    }

    /// Begins a new life of this node.
    public NodeIdentity boot(String nodeId) {
        return new NodeIdentity(nodeId, database.write(sql -> NodeRow.boot(sql, nodeId)));
    }
}
