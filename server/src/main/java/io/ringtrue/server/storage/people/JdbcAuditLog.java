package io.ringtrue.server.storage.people;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
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
    public List<Numbered> list(OptionalLong account, long before, int limit) {
        return database.read(sql -> AuditEntryRow.list(sql, account, before, limit));
    }
}
