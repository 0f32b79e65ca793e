package io.ringtrue.server.storage.guard;

import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.guard.RangeHistory;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;

/// Ranges in tables.
public final class JdbcRangeStore implements RangeStore {
    private final Database database;

    public JdbcRangeStore(Database database) {
        this.database = database;
    }

    @Override
    public List<RangeHistory> suspects(Instant now, int leastAnswered) {
        return database.read(sql -> RangeCountRow.suspects(sql, now, leastAnswered));
    }

    @Override
    public boolean pause(PausedRange range) {
        return database.write(sql -> PausedRangeRow.put(sql, range));
    }

    @Override
    public boolean resume(String prefix, Instant now) {
        return database.write(sql -> PausedRangeRow.resume(sql, prefix, now));
    }

    @Override
    public List<PausedRange> paused(Instant now) {
        return database.read(sql -> PausedRangeRow.paused(sql, now));
    }

    @Override
    public void forget(Instant now) {
        long before = RangeCountRow.oldest(now);
        database.write(sql -> RangeCountRow.forget(sql, before));
    }
}
