package io.ringtrue.server.storage.verifications;

import io.ringtrue.telephony.call.CallTrace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `call_record`. SQL that reads one calls the table `c`.
final class CallRecordRow {
    /// What [#read] needs.
    static final String COLUMNS = "c.record";

    private static final String INSERT = """
            INSERT INTO call_record (verification_id, attempt, record, trunk, began, ringing, answered, status, failed)
            VALUES (:verification_id, :attempt, :record, :trunk, :began, :ringing, :answered, :status, :failed)
            """;

    private CallRecordRow() {}

    static CallTrace read(ResultSet row, int number) throws SQLException {
        return CallTraceText.read(row.getString("record"));
    }

    /// Writes a call, once for each verification. Nearly every call has one attempt.
    static void insert(JdbcClient sql, long verificationId, List<CallTrace> attempts) {
        int attempt = 1;
        for (CallTrace trace : attempts) {
            sql.sql(INSERT)
                    .param("verification_id", verificationId)
                    .param("attempt", attempt++)
                    .param("record", CallTraceText.write(trace))
                    .param("trunk", trace.trunk())
                    .param("began", trace.began().toEpochMilli())
                    .param("ringing", trace.toRinging().map(Duration::toMillis).orElse(null))
                    .param("answered", trace.toAnswer().isPresent())
                    .param("status", trace.finalStatus())
                    .param("failed", trace.blamesTrunk() ? trace.began().toEpochMilli() : null)
                    .update();
        }
    }
}
