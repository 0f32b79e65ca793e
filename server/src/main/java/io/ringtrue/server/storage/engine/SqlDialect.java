package io.ringtrue.server.storage.engine;

import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the two engines differ.
public enum SqlDialect {
    /// One writer at a time: a unit sees nothing change under it, so there is nothing to lock.
    SQLITE("sqlite", "", "", Duration.ofDays(36_500), "INTEGER PRIMARY KEY AUTOINCREMENT", "INTEGER", "BLOB") {
        @Override
        public void lock(JdbcClient sql, SortedSet<String> names) {}
    },

    /// Several nodes write at once.
    POSTGRESQL(
            "postgresql",
            " FOR UPDATE",
            " FOR UPDATE SKIP LOCKED",
            Duration.ofSeconds(2),
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "BIGINT",
            "BYTEA") {
        @Override
        public void lock(JdbcClient sql, SortedSet<String> names) {
            for (String name : names) {
                sql.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                        .param("name", name)
                        .query((row, number) -> name)
                        .list();
            }
        }
    };

    private final String folder;
    private final String forUpdate;
    private final String skipLocked;
    private final Duration cacheLife;
    private final Map<String, String> columnTypes;

    SqlDialect(
            String folder,
            String forUpdate,
            String skipLocked,
            Duration cacheLife,
            String identity,
            String id,
            String bytes) {
        this.folder = folder;
        this.forUpdate = forUpdate;
        this.skipLocked = skipLocked;
        this.cacheLife = cacheLife;
        this.columnTypes = Map.of("identity", identity, "id", id, "bytes", bytes);
    }

    /// Makes this unit wait for every other that has locked one of these names, until it ends. All units
    /// lock in the same order, so they cannot wait for each other.
    public abstract void lock(JdbcClient sql, SortedSet<String> names);

    /// Its folder of migrations.
    String folder() {
        return folder;
    }

    /// Ends a SELECT whose rows the unit is going to change.
    public String forUpdate() {
        return forUpdate;
    }

    /// Ends a SELECT that takes rows nobody else is taking.
    public String skipLocked() {
        return skipLocked;
    }

    /// How long a value that another node may change is believed.
    public Duration cacheLife() {
        return cacheLife;
    }

    /// What the common migrations call `${identity}`, `${id}` and `${bytes}`.
    Map<String, String> columnTypes() {
        return columnTypes;
    }
}
