package io.ringtrue.server.storage;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.ExpectedDigits;
import io.ringtrue.server.calls.NodeIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Queued verifications as calls to be made.
final class JdbcCallQueue implements CallQueue {
    private final Database database;
    private final InstallationKey key;
    private final int triesPerCall;

    JdbcCallQueue(Database database, InstallationKey key, int triesPerCall) {
        this.database = database;
        this.key = key;
        this.triesPerCall = triesPerCall;
    }

    @Override
    public List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most) {
        return database.write(sql -> {
            List<CallOrder> orders = unclaimed(sql, node, now, most);
            orders.forEach(order -> Ownership.take(sql, order.id(), node, now.plus(lease)));
            return orders;
        });
    }

    private List<CallOrder> unclaimed(JdbcClient sql, NodeIdentity node, Instant now, int most) {
        return sql.sql("SELECT v.id, v.generation, v.number, v.pin, v.brand, v.language, v.announce_pin, v.pin_life"
                        + " FROM verification v WHERE v.status = 'QUEUED' AND v.finished IS NULL"
                        + " AND v.stop_asked IS NULL AND "
                        + Ownership.NOBODY_HAS_IT + " ORDER BY v.created, v.id LIMIT ?"
                        + database.dialect().skipLocked())
                .params(now.toEpochMilli(), node.id(), node.boot(), most)
                .query(this::order)
                .list();
    }

    /// With the generation it will have once it is taken.
    private CallOrder order(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new CallOrder(
                id,
                row.getLong("generation") + 1,
                "+" + row.getString("number"),
                new ExpectedDigits(
                        VerificationRows.open(key, id, row.getBytes("pin")).digits()),
                row.getString("brand"),
                Locale.forLanguageTag(row.getString("language")),
                row.getBoolean("announce_pin"),
                triesPerCall,
                Columns.instant(row, "pin_life"));
    }

    /// A lease that has run out is no leave to dial, even when nobody else has claimed the order yet.
    @Override
    public boolean intendToDial(CallOrder order, Instant now) {
        return database.write(sql -> sql.sql("UPDATE verification SET status = 'DIALLING', dialled = ?"
                                + " WHERE id = ? AND generation = ? AND status = 'QUEUED' AND stop_asked IS NULL"
                                + " AND lease_until > ?")
                        .params(now.toEpochMilli(), order.id(), order.generation(), now.toEpochMilli())
                        .update())
                == 1;
    }

    @Override
    public Set<Long> renew(NodeIdentity node, Collection<CallOrder> live, Instant until) {
        // One order for all, so that two renewals never wait for each other's rows.
        List<CallOrder> inOrder =
                live.stream().sorted(Comparator.comparingLong(CallOrder::id)).toList();
        return database.write(sql -> {
            Set<Long> ended = new HashSet<>();
            for (CallOrder order : inOrder) {
                if (mustHangUp(sql, node, order, until)) {
                    ended.add(order.id());
                }
            }
            return ended;
        });
    }

    /// A finished call's own row still carries its generation: it is not lost, only over.
    private static boolean mustHangUp(JdbcClient sql, NodeIdentity node, CallOrder order, Instant until) {
        return sql.sql("UPDATE verification SET lease_until = ? WHERE id = ? AND generation = ?"
                        + " AND owner_node = ? AND owner_boot = ? RETURNING stop_asked")
                .params(until.toEpochMilli(), order.id(), order.generation(), node.id(), node.boot())
                .query((row, number) -> Columns.optionalLong(row, "stop_asked").isPresent())
                .optional()
                .orElse(true);
    }
}
