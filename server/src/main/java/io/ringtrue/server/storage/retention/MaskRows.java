package io.ringtrue.server.storage.retention;

import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that masks verifications. Of the number all but the last four digits stay, which is enough to
/// count by destination. Of URLs scheme and host stay. Bodies, texts of attempts and details of the
/// timeline go, but for those that we wrote ourselves. So do the records of its calls, whose SIP repeats
/// the number, and the idempotency key, which is the customer's text.
record MaskRows(List<OldVerification> rows, Instant now) implements Database.Unit<Integer> {
    private static final int HIDDEN = 4;
    /// A reference that repeats so many of the number's last digits is taken for the number.
    private static final int TELLING = 7;

    private static final Pattern PLACE = Pattern.compile("(?i)https?://[^/?#]*");

    private static final String VERIFICATION = """
            UPDATE verification
            SET number = :number, reference = :reference, callback_url = :callback_url, idempotency_key = NULL,
                fingerprint = NULL, masked = :now
            WHERE id = :id
            """;
    private static final String TIMELINE = """
            UPDATE timeline_event SET detail = ''
            WHERE verification_id = :id AND event NOT IN ('accepted', 'finished', 'charged') AND detail <> ''
            """;
    private static final String CALLS = """
            DELETE FROM call_record WHERE verification_id = :id
            """;
    private static final String ATTEMPTS = """
            UPDATE delivery_attempt SET outcome = ''
            WHERE callback_id IN (SELECT id FROM callback WHERE verification_id = :id)
            """;
    private static final String CALLBACKS = """
            SELECT id, url FROM callback WHERE verification_id = :id
            """;
    private static final String CALLBACK = """
            UPDATE callback SET url = :url, body = '', masked = :now WHERE id = :id AND state <> 'DUE'
            """;
    static final String WRONG_PINS = """
            DELETE FROM wrong_pin WHERE id IN (SELECT id FROM wrong_pin WHERE at < :before LIMIT :limit)
            """;

    private record Callback(long id, String url) {
        static Callback read(ResultSet row, int number) throws SQLException {
            return new Callback(row.getLong("id"), row.getString("url"));
        }
    }

    @Override
    public Integer run(JdbcClient sql) {
        for (OldVerification row : rows) mask(sql, row);
        return rows.size();
    }

    private void mask(JdbcClient sql, OldVerification row) {
        sql.sql(VERIFICATION)
                .param("number", masked(row.number()))
                .param("reference", telling(row) ? "" : row.reference())
                .param("callback_url", row.callbackUrl().isEmpty() ? null : place(row.callbackUrl()))
                .param("now", now.toEpochMilli())
                .param("id", row.id())
                .update();
        sql.sql(TIMELINE).param("id", row.id()).update();
        sql.sql(CALLS).param("id", row.id()).update();
        sql.sql(ATTEMPTS).param("id", row.id()).update();
        List<Callback> callbacks =
                sql.sql(CALLBACKS).param("id", row.id()).query(Callback::read).list();
        for (Callback callback : callbacks) {
            sql.sql(CALLBACK)
                    .param("url", place(callback.url()))
                    .param("now", now.toEpochMilli())
                    .param("id", callback.id())
                    .update();
        }
    }

    static int deleteWrongPins(JdbcClient sql, long before, int limit) {
        return sql.sql(WRONG_PINS).param("before", before).param("limit", limit).update();
    }

    private static String masked(String number) {
        return number.substring(0, Math.max(0, number.length() - HIDDEN)) + "*".repeat(HIDDEN);
    }

    private static boolean telling(OldVerification row) {
        String end = row.number().substring(Math.max(0, row.number().length() - TELLING));
        return row.reference().replaceAll("[^0-9]", "").contains(end);
    }

    private static String place(String url) {
        Matcher place = PLACE.matcher(url);
        return place.lookingAt() ? place.group() + "/" : "";
    }
}
