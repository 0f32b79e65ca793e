package io.ringtrue.server.storage.backups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `node_mark`: the mark of a node inside the database.
final class NodeMarkRow {
    private static final String OF_NODE = """
            SELECT mark, at FROM node_mark WHERE node = :node
            """;
    private static final String PUT = """
            INSERT INTO node_mark (node, mark, at) VALUES (:node, :mark, :at)
            ON CONFLICT (node) DO UPDATE SET mark = excluded.mark, at = excluded.at
            """;

    private NodeMarkRow() {}

    /// Without what else a mark says; [Mark#NONE] when the node has none.
    static Mark of(JdbcClient sql, String node) {
        return sql.sql(OF_NODE)
                .param("node", node)
                .query(NodeMarkRow::read)
                .optional()
                .orElse(Mark.NONE);
    }

    private static Mark read(ResultSet row, int number) throws SQLException {
        return new Mark(row.getLong("mark"), Instant.ofEpochMilli(row.getLong("at")), 0, new TreeMap<>());
    }

    static void put(JdbcClient sql, String node, long mark, Instant at) {
        sql.sql(PUT)
                .param("node", node)
                .param("mark", mark)
                .param("at", at.toEpochMilli())
                .update();
    }
}
