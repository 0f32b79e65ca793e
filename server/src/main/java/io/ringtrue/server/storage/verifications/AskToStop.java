package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStore.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that asks for a stop.
record AskToStop(long accountId, long id, Instant at, SqlDialect dialect) implements Database.Unit<Optional<Stop>> {
    /// How long a queued verification is left to the one who stopped it. When that one dies before it has
    /// written the end, the verification counts as abandoned after this.
    private static final Duration LEFT_TO_STOPPER = Duration.ofSeconds(30);

    private static final String FIND = """
            SELECT v.generation, %s FROM verification v WHERE v.id = :id AND v.account_id = :account_id
            """.formatted(VerificationRow.COLUMNS);
    private static final String ASK = """
            UPDATE verification SET stop_asked = :at WHERE id = :id
            """;

    private record Found(Verification verification, long generation) {
        static Found read(ResultSet row, int number) throws SQLException {
            return new Found(VerificationRow.read(row, number), row.getLong("generation"));
        }
    }

    @Override
    public Optional<Stop> run(JdbcClient sql) {
        return sql.sql(FIND + dialect.forUpdate())
                .param("id", id)
                .param("account_id", accountId)
                .query(Found::read)
                .optional()
                .map(found -> stop(sql, found));
    }

    private Stop stop(JdbcClient sql, Found found) {
        return switch (found.verification().standing().status()) {
            case QUEUED -> stopQueued(sql, found);
            case DIALLING -> stopLive(sql, found);
            case VERIFIED, UNVERIFIED, DELIVERED, MACHINE, FAILED, INSUFFICIENT_BALANCE, STOPPED ->
                new Stop(found.verification(), found.generation(), false);
        };
    }

    private Stop stopLive(JdbcClient sql, Found found) {
        sql.sql(ASK).param("at", at.toEpochMilli()).param("id", id).update();
        return new Stop(found.verification(), found.generation(), true);
    }

    /// Takes it away even from a node that has claimed it and not dialled yet: its intent will find another
    /// generation.
    private Stop stopQueued(JdbcClient sql, Found found) {
        Ownership.takeAway(sql, id, at, at.plus(LEFT_TO_STOPPER));
        return new Stop(found.verification(), found.generation() + 1, false);
    }
}
