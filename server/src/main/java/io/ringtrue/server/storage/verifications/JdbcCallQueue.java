package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.ExpectedDigits;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Queued verifications as calls to be made.
public final class JdbcCallQueue implements CallQueue {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcCallQueue.class);

    /// @param order empty: the row is damaged
    private record Found(long id, Optional<CallOrder> order) {}

    private final Database database;
    private final InstallationKey key;
    private final int triesPerCall;

    public JdbcCallQueue(Database database, InstallationKey key, int triesPerCall) {
        this.database = database;
        this.key = key;
        this.triesPerCall = triesPerCall;
    }

    @Override
    public List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most) {
        return database.write(sql -> unclaimed(sql, node, now, most).stream()
                .flatMap(found -> take(sql, found, node, now, lease).stream())
                .toList());
    }

    /// Empty: it cannot be called, and is left to be ended.
    private static Optional<CallOrder> take(
            JdbcClient sql, Found found, NodeIdentity node, Instant now, Duration lease) {
        if (found.order().isPresent()) {
            Ownership.take(sql, found.id(), node, now.plus(lease));
        } else {
            setAside(sql, found.id(), now);
        }
        return found.order();
    }

    /// Stopped and nobody's, it counts as abandoned at once: recovery ends it as failed and gives its hold back.
    private static void setAside(JdbcClient sql, long id, Instant now) {
        sql.sql("UPDATE verification SET stop_asked = ?, generation = generation + 1, owner_node = NULL,"
                        + " owner_boot = NULL, lease_until = 0 WHERE id = ?")
                .params(now.toEpochMilli(), id)
                .update();
    }

    private List<Found> unclaimed(JdbcClient sql, NodeIdentity node, Instant now, int most) {
        return sql.sql("SELECT v.id, v.generation, v.number, v.pin, v.brand, v.language, v.announce_pin, v.pin_life"
                        + " FROM verification v WHERE v.status = 'QUEUED' AND v.finished IS NULL"
                        + " AND v.stop_asked IS NULL AND "
                        + Ownership.NOBODY_HAS_IT + " ORDER BY v.created, v.id LIMIT ?"
                        + database.dialect().skipLocked())
                .params(now.toEpochMilli(), node.id(), node.boot(), most)
                .query(this::found)
                .list();
    }

    private Found found(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        try {
            return new Found(id, Optional.of(order(id, row)));
        } catch (RuntimeException e) {
            // Neither the message nor the row: they might repeat the PIN.
            LOG.error(
                    "verification {} cannot be called: its PIN cannot be opened ({})",
                    id,
                    e.getClass().getSimpleName());
            return new Found(id, Optional.empty());
        }
    }

    /// With the generation it will have once it is taken.
    private CallOrder order(long id, ResultSet row) throws SQLException {
        return new CallOrder(
                id,
                row.getLong("generation") + 1,
                VerificationRows.number(row),
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
                if (mustHangUp(sql, node, order, until)) ended.add(order.id());
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
