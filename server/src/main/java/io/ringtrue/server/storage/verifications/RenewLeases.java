package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that renews a node's leases, and answers the ids of the calls to hang up: stopped, or no longer this
/// node's.
record RenewLeases(NodeIdentity node, Collection<CallOrder> live, Instant until) implements Database.Unit<Set<Long>> {
    private static final String RENEW = """
            UPDATE verification SET lease_until = :until
            WHERE id = :id AND generation = :generation AND owner_node = :node AND owner_boot = :boot
            RETURNING stop_asked
            """;

    @Override
    public Set<Long> run(JdbcClient sql) {
        // One order for all, so that two renewals never wait for each other's rows.
        List<CallOrder> inOrder =
                live.stream().sorted(Comparator.comparingLong(CallOrder::id)).toList();
        Set<Long> ended = new HashSet<>();
        for (CallOrder order : inOrder) {
            if (mustHangUp(sql, order)) ended.add(order.id());
        }
        return ended;
    }

    /// A finished call's own row still carries its generation: it is not lost, only over.
    private boolean mustHangUp(JdbcClient sql, CallOrder order) {
        return sql.sql(RENEW)
                .param("until", until.toEpochMilli())
                .param("id", order.id())
                .param("generation", order.generation())
                .param("node", node.id())
                .param("boot", node.boot())
                .query((row, number) -> Columns.optionalLong(row, "stop_asked").isPresent())
                .optional()
                .orElse(true);
    }
}
