package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.calls.NodeIdentity;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `node`: how often a node has been started, where the last time, and until when that server lives at
/// least.
public final class NodeRow {
    private static final String BOOT = """
            INSERT INTO node (id, boot, place, alive_until) VALUES (:id, 1, :place, :until)
            ON CONFLICT (id) DO UPDATE
            SET boot = node.boot + 1, place = excluded.place, alive_until = excluded.alive_until
            WHERE node.alive_until <= :now OR node.place = excluded.place
            RETURNING boot
            """;
    private static final String HOLDER = """
            SELECT place, alive_until FROM node WHERE id = :id
            """;
    private static final String KEEP = """
            UPDATE node SET alive_until = :until WHERE id = :id AND boot = :boot
            """;

    private static final String TOUCH = """
            UPDATE node SET boot = boot WHERE id = :id
            """;

    private NodeRow() {}

    /// @param place of the server that has the node's id
    record Holder(String place, Instant aliveUntil) {}

    /// Counts a start of the node.
    ///
    /// @param place host and folder; a server that was started there before has ended, because the folder is locked
    /// @return how many starts there have been, 1 for a node that nobody knew; empty when a server lives elsewhere
    /// under this id, and then nothing has changed
    static Optional<Long> boot(JdbcClient sql, String id, String place, Instant now, Instant until) {
        return sql.sql(BOOT)
                .param("id", id)
                .param("place", place)
                .param("now", now.toEpochMilli())
                .param("until", until.toEpochMilli())
                .query(Long.class)
                .optional();
    }

    static Holder holder(JdbcClient sql, String id) {
        return sql.sql(HOLDER)
                .param("id", id)
                .query((row, number) -> new Holder(
                        String.valueOf(row.getString("place")), Instant.ofEpochMilli(row.getLong("alive_until"))))
                .single();
    }

    /// Writes a row that says what it said before.
    public static int touch(JdbcClient sql, NodeIdentity node) {
        return sql.sql(TOUCH).param("id", node.id()).update();
    }

    /// Says until when the node lives at least.
    ///
    /// @return false: there has been a later start, and nothing has changed
    public static boolean keep(JdbcClient sql, NodeIdentity node, Instant until) {
        return sql.sql(KEEP)
                        .param("until", until.toEpochMilli())
                        .param("id", node.id())
                        .param("boot", node.boot())
                        .update()
                == 1;
    }
}
