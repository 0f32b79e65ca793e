package io.ringtrue.server.storage.guard;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.storage.engine.Database;
import java.util.List;
import java.util.Optional;

/// The do-not-call list in a table.
public final class JdbcDoNotCallStore implements DoNotCallStore {
    private final Database database;
    private final InstallationKey key;

    public JdbcDoNotCallStore(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public String key(String number) {
        return DoNotCallRow.key(key, number);
    }

    @Override
    public void put(String number, Entry entry) {
        database.write(sql -> {
            DoNotCallRow.put(sql, key(number), entry);
            return true;
        });
    }

    @Override
    public boolean remove(String number) {
        return database.write(sql -> DoNotCallRow.delete(sql, key(number)));
    }

    @Override
    public Optional<Entry> find(String number) {
        return database.read(sql -> DoNotCallRow.find(sql, key(number)));
    }

    @Override
    public List<Listed> list(Optional<Place> after, int limit) {
        return database.read(sql -> DoNotCallRow.list(sql, after, limit));
    }
}
