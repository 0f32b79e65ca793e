package io.ringtrue.server.storage.trunks;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Trunks in a table.
public final class JdbcTrunkStore implements TrunkStore {
    private final Database database;
    private final TrunkRow row;

    public JdbcTrunkStore(Database database, InstallationKey key) {
        this.database = database;
        this.row = new TrunkRow(key);
    }

    @Override
    public List<TrunkDraft> trunks() {
        return database.read(row::all);
    }

    @Override
    public Trunk put(String name, Function<Optional<TrunkDraft>, Trunk> replacement) {
        return database.write(new ReplaceTrunk(name, replacement, row, database.dialect()));
    }

    @Override
    public boolean delete(String name) {
        return database.write(sql -> TrunkRow.delete(sql, name)) == 1;
    }
}
