package io.ringtrue.server.storage.retention;

import io.ringtrue.server.retention.RetentionStore;
import io.ringtrue.server.storage.accounts.Installation;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.verifications.TestCallRow;
import java.time.Instant;
import java.util.List;

/// Masking in tables. The installation remembers up to when everything is masked, so a run reads only what has become
/// old since. When the clock was wrong and is set back, that moment goes back with it.
public final class JdbcRetentionStore implements RetentionStore {
    private static final String DONE = "masked-until";
    /// So many rows in a transaction: others wait for it no longer than for a few of their own.
    private static final int PAGE = 100;
    /// So many pages at once, so that years of old rows are masked little by little beside the calls.
    private static final int MOST_PAGES = 200;

    private final Database database;
    private final Installation installation;

    public JdbcRetentionStore(Database database) {
        this.database = database;
        this.installation = new Installation(database);
    }

    @Override
    public long mask(Instant before, Instant now) {
        long end = before.toEpochMilli();
        long until = installation.fact(DONE).map(Long::parseLong).orElse(0L);
        long done = end;
        long masked = 0;
        OldVerification last = OldVerification.first(Math.min(until, end));
        List<OldVerification> page;
        int pages = 0;
        do {
            OldVerification after = last;
            page = database.read(sql -> OldVerification.page(sql, after, end, PAGE));
            List<OldVerification> over =
                    page.stream().filter(OldVerification::over).toList();
            for (OldVerification row : page) if (!row.over()) done = Math.min(done, row.created());
            if (!over.isEmpty()) database.write(new MaskRows(over, now));
            masked += over.size();
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE && ++pages < MOST_PAGES);
        if (page.size() == PAGE) done = Math.min(done, last.created());
        deleteWrongPins(end);
        database.write(sql -> TestCallRow.deleteOld(sql, end));
        if (done != until) installation.put(DONE, Long.toString(done));
        return masked;
    }

    private void deleteWrongPins(long before) {
        while (database.write(sql -> MaskRows.deleteWrongPins(sql, before, PAGE)) == PAGE) {
            // The next page.
        }
    }
}
