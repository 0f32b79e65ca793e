package io.ringtrue.server.storage.accounts;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `node`: how often a node has been started.
final class NodeRow {
    private static final String BOOT = """
            INSERT INTO node (id, boot) VALUES (:id, 1)
            ON CONFLICT (id) DO UPDATE SET boot = node.boot + 1
            RETURNING boot
            """;

    private NodeRow() {}

    /// Counts a start of the node.
    ///
    /// @return how many there have been; 1 for a node that nobody knew
    static long boot(JdbcClient sql, String id) {
        return sql.sql(BOOT).param("id", id).query(Long.class).single();
    }
}
