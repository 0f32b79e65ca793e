package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.verification.VerificationStore.Abandoned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes verifications nobody will finish, oldest first, to be ended by this node.
///
/// @param everyLease false: only what an earlier boot of this node had
record TakeAbandoned(NodeIdentity node, Instant now, boolean everyLease, int most, SqlDialect dialect)
        implements Database.Unit<List<Abandoned>> {
    /// Recovery writes an abandoned verification's end within this, or somebody else does.
    private static final Duration LEASE = Duration.ofSeconds(12);

    private static final String FIND = """
            SELECT v.generation, %s
            FROM verification v
            WHERE v.finished IS NULL AND (v.status = 'DIALLING' OR v.stop_asked IS NOT NULL) AND %s
            ORDER BY v.created, v.id
            LIMIT :most
            """;
    private static final String ABANDONED = FIND.formatted(VerificationRow.COLUMNS, Ownership.NOBODY_HAS_IT);
    private static final String OF_EARLIER_BOOTS =
            FIND.formatted(VerificationRow.COLUMNS, Ownership.AN_EARLIER_BOOT_HAD_IT);

    @Override
    public List<Abandoned> run(JdbcClient sql) {
        List<Abandoned> abandoned = everyLease
                ? found(sql.sql(ABANDONED + dialect.skipLocked()).param("now", now.toEpochMilli()))
                : found(sql.sql(OF_EARLIER_BOOTS + dialect.skipLocked()));
        abandoned.forEach(one -> Ownership.take(sql, one.verification().id(), node, now.plus(LEASE)));
        return abandoned;
    }

    private List<Abandoned> found(JdbcClient.StatementSpec statement) {
        return statement
                .param("node", node.id())
                .param("boot", node.boot())
                .param("most", most)
                .query(TakeAbandoned::read)
                .list();
    }

    /// With the generation it will have once it is taken.
    private static Abandoned read(ResultSet row, int number) throws SQLException {
        return new Abandoned(VerificationRow.read(row, number), row.getLong("generation") + 1);
    }
}
