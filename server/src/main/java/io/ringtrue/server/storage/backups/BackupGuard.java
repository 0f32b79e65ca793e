package io.ringtrue.server.storage.backups;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Keeps a count in the database and the same count in the node's data folder, and raises both every few seconds. A
/// database that counts less than the folder is an older backup. What it still has queued may have been called since
/// it was made, so none of it is called again; and what was charged since is missing in it, so that is listed.
///
/// Safe for many threads.
public final class BackupGuard {
    private static final System.Logger LOG = System.getLogger(BackupGuard.class.getName());
    private static final Mark.Place NOTHING = new Mark.Place(0, 0);

    private final Database database;
    private final String node;
    private final MarkFile file;
    private Mark known;

    /// @param folder the node's data folder
    public BackupGuard(Database database, String node, Path folder) {
        this.database = database;
        this.node = node;
        this.file = new MarkFile(folder);
        this.known = file.read();
    }

    /// Compares the counts, and raises both. To be called before anything is dialled, and every few seconds.
    public synchronized void mark(Instant now) {
        Mark before = known;
        RaiseMark.Raised raised = database.write(new RaiseMark(node, before, now));
        Mark raisedTo = new Mark(raised.count(), now, raised.nextValidation(), database.read(RaiseMark::places));
        file.write(raisedTo);
        known = raisedTo;
        raised.backup().ifPresent(backup -> report(before, raisedTo, backup));
    }

    private void report(Mark before, Mark after, RaiseMark.Backup backup) {
        StringBuilder lines = new StringBuilder("account,entries_missing,balance_was,balance_is\n");
        int accounts = 0;
        for (Map.Entry<Long, Mark.Place> account : before.places().entrySet()) {
            Mark.Place was = account.getValue();
            Mark.Place is = after.places().getOrDefault(account.getKey(), NOTHING);
            if (is.sequence() >= was.sequence()) continue;
            accounts++;
            lines.append(account.getKey() + "," + (was.sequence() - is.sequence()) + "," + new Money(was.balance())
                    + "," + new Money(is.balance()) + "\n");
        }
        Path report = file.report("restored-" + after.at().toEpochMilli() + ".csv", lines.toString());
        LOG.log(
                ERROR,
                "the database is an older backup: this node last wrote at " + before.at() + ", but the backup ends at "
                        + backup.until() + ". " + backup.stopped()
                        + " verifications that were open in it end as failed, and none is called again. Money of "
                        + accounts + " accounts has moved since: " + report + " lists what is missing");
    }
}
