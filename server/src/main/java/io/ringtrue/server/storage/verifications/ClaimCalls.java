package io.ringtrue.server.storage.verifications;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallTask;
import io.ringtrue.server.calls.ExpectedDigits;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.speech.SpokenPin;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.MessageToSay;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.verification.request.PinToSay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes queued verifications as calls to be made, in turns by account ([NextInLine]), of each the
/// oldest first.
///
/// @param after only accounts whose id is higher; 0: of all
record ClaimCalls(
        NodeIdentity node,
        Instant now,
        Duration lease,
        int most,
        long after,
        int triesPerCall,
        InstallationKey key,
        SqlDialect dialect)
        implements Database.Unit<ClaimCalls.Claim> {
    private static final System.Logger LOG = System.getLogger(ClaimCalls.class.getName());

    /// @param order empty: the row is damaged
    private record Found(long id, Optional<CallOrder> order, long goOn) {}

    /// @param goOn the last account looked at when more may wait; 0: all that wait were looked at
    record Claim(List<CallOrder> orders, long goOn) {}

    @Override
    public Claim run(JdbcClient sql) {
        List<Found> unclaimed = unclaimed(sql);
        List<CallOrder> orders =
                unclaimed.stream().flatMap(found -> take(sql, found).stream()).toList();
        return new Claim(orders, unclaimed.isEmpty() ? 0 : unclaimed.getFirst().goOn());
    }

    private String next() {
        return NextInLine.next(dialect) + dialect.skipLocked();
    }

    private List<Found> unclaimed(JdbcClient sql) {
        return sql.sql(next())
                .param("now", now.toEpochMilli())
                .param("node", node.id())
                .param("boot", node.boot())
                .param("most", most)
                .param("after", after)
                .param("accounts", NextInLine.ACCOUNTS)
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
            return new Found(id, Optional.of(order(id, row)), row.getLong("go_on"));
        } catch (RuntimeException e) {
            // Neither the message nor the row: they might repeat the PIN or message.
            LOG.log(
                    ERROR,
                    "verification " + id + " cannot be called: what it says cannot be opened ("
                            + e.getClass().getSimpleName() + ")");
            return new Found(id, Optional.empty(), row.getLong("go_on"));
        }
    }

    /// With the generation it will have once it is taken.
    private CallOrder order(long id, ResultSet row) throws SQLException {
        return new CallOrder(
                id,
                row.getLong("generation") + 1,
                VerificationRow.number(row),
                task(
                        SealedContent.open(key, id, Mode.valueOf(row.getString("mode")), row.getBytes("pin")),
                        row.getBoolean("announce_pin")),
                row.getString("brand"),
                Locale.forLanguageTag(row.getString("language")),
                Columns.instant(row, "pin_life"));
    }

    private CallTask task(Content content, boolean announcePin) {
        return switch (content) {
            case Pin(String digits) -> new CallTask.AskForPin(new ExpectedDigits(digits), announcePin, triesPerCall);
            case PinToSay(String text) -> new CallTask.SayPin(new SpokenPin(text));
            case MessageToSay(String text) -> new CallTask.SayMessage(text);
        };
    }
}
