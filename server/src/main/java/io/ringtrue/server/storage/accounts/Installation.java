package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.DatabaseTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Facts of the installation as a whole, and the nodes that belong to it.
public final class Installation {
    private static final String KEY_CHECK = "key-check";
    private static final String NEEDS_FORM = "needs-form";

    /// A node says for the first time that it lives when it has started; the first start renders its prompts.
    private static final Duration STARTING = Duration.ofSeconds(30);

    private final Database database;

    public Installation(Database database) {
        this.database = database;
    }

    public Optional<String> fact(String name) {
        return database.read(sql -> InstallationRow.value(sql, name));
    }

    public void put(String name, String value) {
        database.write(sql -> InstallationRow.put(sql, name, value));
    }

    /// @return false when the fact is there already: it stays
    public boolean putFirst(String name, String value) {
        return database.write(sql -> InstallationRow.insert(sql, name, value));
    }

    /// Puts another value in the place of a fact. Nobody else changes it between what `change` is given and what is
    /// stored.
    ///
    /// @param change given what is stored, empty when there is nothing; when it throws, nothing changes
    /// @return what was stored before, and what is now
    public Change change(String name, Function<Optional<String>, String> change) {
        return database.write(sql -> {
            database.dialect().lock(sql, new TreeSet<>(Set.of("installation/" + name)));
            Optional<String> before = InstallationRow.value(sql, name);
            String after = change.apply(before);
            InstallationRow.put(sql, name, after);
            return new Change(before, after);
        });
    }

    public record Change(Optional<String> before, String after) {}

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
            throw new IllegalStateException(
                    "installation key: this database was written with another key. It belongs to another installation than"
                            + " the data folder; every node needs the installation.key of the first one");
        }
    }

    /// A later version leaves the fact `needs-form` when an earlier one could not work with its form.
    ///
    /// @param known the newest form of the database that this version knows
    /// @throws IllegalStateException when this version is too old for the database
    public void checkForm(int known) {
        int needed = fact(NEEDS_FORM).map(Integer::parseInt).orElse(0);
        if (needed > known) {
            throw new IllegalStateException("ringtrue.database.url: the database is of a newer version: it needs form "
                    + needed + ", and this version knows " + known + ". Start the newer version, or restore a backup");
        }
    }

    /// Begins a new life of this node.
    ///
    /// @param place host and folder, which this process alone has
    /// @throws IllegalStateException when another server lives under this id: the data folder is a copy
    public NodeIdentity boot(String nodeId, String place) {
        Instant now = new DatabaseTime(database).now();
        Optional<Long> boot = database.write(sql -> NodeRow.boot(sql, nodeId, place, now, now.plus(STARTING)));
        if (boot.isPresent()) return new NodeIdentity(nodeId, boot.get());
        NodeRow.Holder holder = database.read(sql -> NodeRow.holder(sql, nodeId));
        throw new IllegalStateException("ringtrue.data-dir: its node id " + nodeId + " is in use by another server: "
                + holder.place() + ". This one is " + place + ", which looks like a copy. Make a folder for a new node"
                + " by: ringtrue admin node add. If the other server has just been killed, start this one again in "
                + Math.max(1, Duration.between(now, holder.aliveUntil()).toSeconds()) + " s");
    }

    /// Ends a life of this node: its id is free at once.
    public void leave(NodeIdentity node) {
        database.write(sql -> NodeRow.keep(sql, node, Instant.EPOCH));
    }
}
