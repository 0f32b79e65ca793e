package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.verification.TimelineEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The part of a unit that stops every open verification of an older backup; answers how many. They are nobody's
/// then and count as abandoned at once: recovery ends each as failed, gives its hold back and writes its callback.
///
/// @param until only those accepted by then
public record StopRestored(Instant until, Instant now) implements Database.Unit<Integer> {
    private static final String OPEN = """
            SELECT id FROM verification WHERE finished IS NULL AND created <= :until ORDER BY created, id
            """;

    @Override
    public Integer run(JdbcClient sql) {
        TimelineEvent restored = new TimelineEvent(now, "restored", "the database is an older backup");
        List<Long> open = sql.sql(OPEN)
                .param("until", until.toEpochMilli())
                .query(Long.class)
                .list();
        for (long id : open) {
            Ownership.takeAway(sql, id, now, Instant.EPOCH);
            TimelineEventRow.append(sql, id, List.of(restored));
        }
        return open.size();
    }
}
