package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that writes a progress callback; empty when the verification has ended, and nothing is written.
record AddProgress(long id, NewCallback callback, Instant at, SqlDialect dialect)
        implements Database.Unit<Optional<Long>> {
    private static final String ACCOUNT_OF_RUNNING = """
            SELECT account_id FROM verification WHERE id = :id AND finished IS NULL
            """;

    @Override
    public Optional<Long> run(JdbcClient sql) {
        Optional<Long> account = sql.sql(ACCOUNT_OF_RUNNING + dialect.forUpdate())
                .param("id", id)
                .query(Long.class)
                .optional();
        account.ifPresent(accountId -> CallbackRow.insert(sql, accountId, id, callback, at));
        return account;
    }
}
