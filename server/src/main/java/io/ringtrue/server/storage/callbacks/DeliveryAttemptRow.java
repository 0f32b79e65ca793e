package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `delivery_attempt`.
final class DeliveryAttemptRow {
    private static final String INSERT = """
            INSERT INTO delivery_attempt (callback_id, number, at, took, http_status, outcome)
            VALUES (:callback_id, :number, :at, :took, :http_status, :outcome)
            """;
    private static final String OF_CALLBACK = """
            SELECT number, at, took, http_status, outcome FROM delivery_attempt
            WHERE callback_id = :callback_id
            ORDER BY id
            """;

    private DeliveryAttemptRow() {}

    static void insert(JdbcClient sql, long callbackId, DeliveryAttempt attempt) {
        sql.sql(INSERT)
                .param("callback_id", callbackId)
                .param("number", attempt.number())
                .param("at", attempt.at().toEpochMilli())
                .param("took", attempt.took().toMillis())
                .param("http_status", attempt.httpStatus())
                .param("outcome", attempt.outcome())
                .update();
    }

    /// Oldest first.
    static List<DeliveryAttempt> of(JdbcClient sql, long callbackId) {
        return sql.sql(OF_CALLBACK)
                .param("callback_id", callbackId)
                .query(DeliveryAttemptRow::read)
                .list();
    }

    private static DeliveryAttempt read(ResultSet row, int number) throws SQLException {
        return new DeliveryAttempt(
                row.getInt("number"),
                Columns.instant(row, "at"),
                Duration.ofMillis(row.getLong("took")),
                row.getInt("http_status"),
                row.getString("outcome"));
    }
}
