package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.calls.NodeIdentity;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which node has a verification, until when, and by which generation of claim.
final class Ownership {
    /// True for rows nobody has: never claimed, claimed until before now, or by an earlier life of this node.
    /// Parameters: now, node id, boot.
    static final String NOBODY_HAS_IT = "(v.lease_until <= ? OR v.owner_node = ? AND v.owner_boot < ?)";

    private Ownership() {}

    /// Takes a row. Whoever had it before carries an older generation, and changes nothing any more.
    static void take(JdbcClient sql, long id, NodeIdentity node, Instant until) {
        sql.sql("UPDATE verification SET generation = generation + 1, owner_node = ?, owner_boot = ?,"
                        + " lease_until = ? WHERE id = ?")
                .params(node.id(), node.boot(), until.toEpochMilli(), id)
                .update();
    }
}
