package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that makes a callback due again, and its URL wanted; false when the account has no such callback, or
/// when it is masked: what it said is gone.
record Replay(long accountId, long callbackId, Instant now) implements Database.Unit<Boolean> {
    private static final String WANT_URL_AGAIN = """
            DELETE FROM unwanted_url
            WHERE account_id = :account_id
                AND url IN (SELECT url FROM callback WHERE id = :callback_id AND account_id = :account_id)
            """;
    private static final String MAKE_DUE = """
            UPDATE callback SET state = 'DUE', due = :now, attempts = 0, claimed = FALSE, generation = generation + 1
            WHERE id = :id AND account_id = :account_id AND masked IS NULL
            """;

    @Override
    public Boolean run(JdbcClient sql) {
        sql.sql(WANT_URL_AGAIN)
                .param("account_id", accountId)
                .param("callback_id", callbackId)
                .update();
        return sql.sql(MAKE_DUE)
                        .param("now", now.toEpochMilli())
                        .param("id", callbackId)
                        .param("account_id", accountId)
                        .update()
                == 1;
    }
}
