package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// A row of `timeline_event`. SQL that reads one calls the table `t`.
final class TimelineEventRow {
    /// What [#read] needs.
    static final String COLUMNS = "t.at, t.event, t.detail";

    private static final String INSERT = """
            INSERT INTO timeline_event (verification_id, place, at, event, detail)
            VALUES (:verification_id, :place, :at, :event, :detail)
            """;
    private static final String NEXT_PLACE = """
            SELECT COALESCE(MAX(place) + 1, 0) FROM timeline_event WHERE verification_id = :verification_id
            """;

    /// Writes the first events of the rows called `stored`, as [#bindStored] binds them.
    static final String INSERT_STORED = """
            INSERT INTO timeline_event (verification_id, place, at, event, detail)
            SELECT s.id, 0, s.created, e.event, e.detail FROM stored s
                JOIN unnest(:first_event, :first_detail) WITH ORDINALITY AS e (event, detail, place) USING (place)
            UNION ALL
            SELECT s.id, 1, s.created, :unpaid_event, :unpaid_detail FROM stored s WHERE NOT s.paid""";

    private TimelineEventRow() {}

    static void bindStored(StatementSpec statement, List<Verification> batch) {
        List<TimelineEvent> first = batch.stream().map(TimelineEvent::accepted).toList();
        TimelineEvent unpaid = TimelineEvent.unpaid(VerificationEnd.UNPAID.status(), Instant.EPOCH);
        statement
                .param("first_event", Columns.array("text", first, TimelineEvent::event))
                .param("first_detail", Columns.array("text", first, TimelineEvent::detail))
                .param("unpaid_event", unpaid.event())
                .param("unpaid_detail", unpaid.detail());
    }

    static TimelineEvent read(ResultSet row, int number) throws SQLException {
        return new TimelineEvent(Columns.instant(row, "at"), row.getString("event"), row.getString("detail"));
    }

    /// Writes the events after those that are there already.
    static void append(JdbcClient sql, long verificationId, List<TimelineEvent> events) {
        if (events.isEmpty()) return;
        int place = sql.sql(NEXT_PLACE)
                .param("verification_id", verificationId)
                .query(Integer.class)
                .single();
        for (TimelineEvent event : events) insert(sql, verificationId, place++, event);
    }

    /// @param place 0 for the first event of a verification
    static void insert(JdbcClient sql, long verificationId, int place, TimelineEvent event) {
        sql.sql(INSERT)
                .param("verification_id", verificationId)
                .param("place", place)
                .param("at", event.at().toEpochMilli())
                .param("event", event.event())
                .param("detail", event.detail())
                .update();
    }
}
