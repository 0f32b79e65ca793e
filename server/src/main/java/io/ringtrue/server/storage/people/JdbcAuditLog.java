package io.ringtrue.server.storage.people;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.AuditQuery;
import io.ringtrue.server.storage.engine.Database;
import java.util.List;
import java.util.OptionalLong;

/// The audit log in a table.
public final class JdbcAuditLog implements AuditLog {
    private final Database database;

    public JdbcAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(AuditEntry entry) {
        database.write(sql -> {
            AuditEntryRow.insert(sql, entry);
            return true;
        });
    }

    @Override
    public List<Numbered> list(AuditQuery query, int limit) {
        return database.read(sql -> AuditEntryRow.list(sql, query, limit));
    }

    @Override
    public List<String> deeds(OptionalLong account) {
        return database.read(sql -> AuditEntryRow.deeds(sql, account));
    }
}
