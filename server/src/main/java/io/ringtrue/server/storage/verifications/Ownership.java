package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.calls.NodeIdentity;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which node has a verification, until when, and by which generation of claim.
final class Ownership {
    /// True for rows nobody has: never claimed, claimed until before `:now`, or claimed by an earlier life of this
    /// node (`:node`, `:boot`).
    static final String NOBODY_HAS_IT = "(v.lease_until <= :now OR v.owner_node = :node AND v.owner_boot < :boot)";

    /// True for rows claimed by an earlier life of this node.
    static final String AN_EARLIER_BOOT_HAD_IT = "v.owner_node = :node AND v.owner_boot < :boot";

    private static final String TAKE = """
            UPDATE verification
            SET generation = generation + 1, owner_node = :node, owner_boot = :boot, lease_until = :until
            WHERE id = :id
            """;
    private static final String TAKE_AWAY = """
            UPDATE verification
            SET stop_asked = :now, generation = generation + 1, owner_node = NULL, owner_boot = NULL,
                lease_until = :until
            WHERE id = :id
            """;

    private Ownership() {}

    /// Takes a row. Whoever had it before carries an older generation, and changes nothing any more.
    static void take(JdbcClient sql, long id, NodeIdentity node, Instant until) {
        sql.sql(TAKE)
                .param("node", node.id())
                .param("boot", node.boot())
                .param("until", until.toEpochMilli())
                .param("id", id)
                .update();
    }

    /// Stops a row and leaves it to nobody: it counts as abandoned from `until` on.
    static void takeAway(JdbcClient sql, long id, Instant now, Instant until) {
        sql.sql(TAKE_AWAY)
                .param("now", now.toEpochMilli())
                .param("until", until.toEpochMilli())
                .param("id", id)
                .update();
    }
}
