package io.ringtrue.server.storage.verifications;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.ExpectedDigits;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes queued verifications, oldest first, as calls to be made.
record ClaimCalls(
        NodeIdentity node,
        Instant now,
        Duration lease,
        int most,
        int triesPerCall,
        InstallationKey key,
        SqlDialect dialect)
        implements Database.Unit<List<CallOrder>> {
    private static final System.Logger LOG = System.getLogger(ClaimCalls.class.getName());

    private static final String UNCLAIMED = """
            SELECT v.id, v.generation, v.number, v.pin, v.brand, v.language, v.announce_pin, v.pin_life
            FROM verification v
            WHERE v.status = 'QUEUED' AND v.finished IS NULL AND v.stop_asked IS NULL AND %s
            ORDER BY v.created, v.id
            LIMIT :most
            """.formatted(Ownership.NOBODY_HAS_IT);

    /// @param order empty: the row is damaged
    private record Found(long id, Optional<CallOrder> order) {}

    @Override
    public List<CallOrder> run(JdbcClient sql) {
        return unclaimed(sql).stream()
                .flatMap(found -> take(sql, found).stream())
                .toList();
    }

    private List<Found> unclaimed(JdbcClient sql) {
        return sql.sql(UNCLAIMED + dialect.skipLocked())
                .param("now", now.toEpochMilli())
                .param("node", node.id())
                .param("boot", node.boot())
                .param("most", most)
                .query(this::found)
                .list();
    }

    /// Empty: it cannot be called, and is left to be ended. Stopped and nobody's, it counts as abandoned at once:
    /// recovery ends it as failed and gives its hold back.
    private Optional<CallOrder> take(JdbcClient sql, Found found) {
        if (found.order().isPresent()) {
            Ownership.take(sql, found.id(), node, now.plus(lease));
        } else {
            Ownership.takeAway(sql, found.id(), now, Instant.EPOCH);
        }
        return found.order();
    }

    private Found found(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        try {
            return new Found(id, Optional.of(order(id, row)));
        } catch (RuntimeException e) {
            // Neither the message nor the row: they might repeat the PIN.
            LOG.log(
                    ERROR,
                    "verification " + id + " cannot be called: its PIN cannot be opened ("
                            + e.getClass().getSimpleName() + ")");
            return new Found(id, Optional.empty());
        }
    }

    /// With the generation it will have once it is taken.
    private CallOrder order(long id, ResultSet row) throws SQLException {
        return new CallOrder(
                id,
                row.getLong("generation") + 1,
                VerificationRow.number(row),
                new ExpectedDigits(SealedPin.open(key, id, row.getBytes("pin")).digits()),
                row.getString("brand"),
                Locale.forLanguageTag(row.getString("language")),
                row.getBoolean("announce_pin"),
                triesPerCall,
                Columns.instant(row, "pin_life"));
    }
}
