package io.ringtrue.server.storage.backups;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.verifications.StopRestored;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that raises a node's mark. When the database counts less than the node's file, it is an older backup:
/// then this also stops what the backup still has open, and takes care that no confirmation number is given twice.
///
/// @param known what the file says
record RaiseMark(String node, Mark known, Instant now) implements Database.Unit<RaiseMark.Raised> {
    /// Rows that were accepted after the last mark may be in the backup: marks are made every few seconds. What
    /// other nodes accept after the restore is younger.
    private static final Duration AFTER_THE_MARK = Duration.ofSeconds(10);

    /// More than all nodes together can have given out after the last mark.
    private static final long MOST_SINCE = 1_000_000;

    private static final String PLACES = """
            SELECT id, ledger_sequence, balance FROM account WHERE ledger_sequence > 0
            """;
    private static final String NEXT_VALIDATION = """
            SELECT next FROM validation_id
            """;
    private static final String SKIP_VALIDATIONS = """
            UPDATE validation_id SET next = :next WHERE next < :next
            """;

    /// @param count to be written to the file, as is `nextValidation`
    /// @param backup empty: the database is as this node left it
    record Raised(long count, long nextValidation, Optional<Backup> backup) {}

    /// @param until when the backup's last mark was made
    /// @param stopped how many verifications it still had open
    record Backup(Instant until, int stopped) {}

    @Override
    public Raised run(JdbcClient sql) {
        Mark stored = NodeMarkRow.of(sql, node);
        Optional<Backup> backup = stored.count() < known.count() ? Optional.of(stopped(sql, stored)) : Optional.empty();
        long count = Math.max(stored.count(), known.count()) + 1;
        NodeMarkRow.put(sql, node, count, now);
        long next = sql.sql(NEXT_VALIDATION).query(Long.class).single();
        return new Raised(count, next, backup);
    }

    private Backup stopped(JdbcClient sql, Mark stored) {
        sql.sql(SKIP_VALIDATIONS)
                .param("next", known.nextValidation() + MOST_SINCE)
                .update();
        return new Backup(stored.at(), new StopRestored(known.at().plus(AFTER_THE_MARK), now).run(sql));
    }

    /// Where each account stands. Read beside the unit, which must not keep the one writer for as many rows as
    /// there are accounts. An entry that is added between the two makes the mark younger, which does no harm.
    static SortedMap<Long, Mark.Place> places(JdbcClient sql) {
        SortedMap<Long, Mark.Place> places = new TreeMap<>();
        sql.sql(PLACES).query(row -> {
            places.put(row.getLong("id"), new Mark.Place(row.getLong("ledger_sequence"), row.getLong("balance")));
        });
        return places;
    }
}
