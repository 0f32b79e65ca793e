package io.ringtrue.server.storage.people;

import io.ringtrue.server.people.SentForms;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;

/// Tokens of forms in a table.
public final class JdbcSentForms implements SentForms {
    private final Database database;

    public JdbcSentForms(Database database) {
        this.database = database;
    }

    @Override
    public boolean first(String token, Instant at) {
        return database.write(sql -> SentFormRow.insert(sql, token, at));
    }
}
