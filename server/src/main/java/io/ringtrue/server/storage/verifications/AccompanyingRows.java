package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.storage.callbacks.CallbackRequestRow;
import io.ringtrue.server.verification.TimelineEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows written beside a verification's own, in the same unit.
final class AccompanyingRows {
    private AccompanyingRows() {}

    /// Due at once. A verification's second callback of the same kind is not written.
    static void addCallback(JdbcClient sql, long accountId, long verificationId, NewCallback callback, Instant at) {
        CallbackRequestRow request = CallbackRequestRow.of(callback.request());
        sql.sql("INSERT INTO callback (account_id, verification_id, message_id, kind, method, url, content_type,"
                        + " body, host, state, created, due, claimed)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DUE', ?, ?, ?)"
                        + " ON CONFLICT (verification_id, kind) DO NOTHING")
                .param(accountId)
                .param(verificationId)
                .param(callback.messageId())
                .param(callback.kind())
                .param(request.method())
                .param(request.url())
                .param(request.contentType())
                .param(request.body())
                .param(host(request.url()))
                .param(at.toEpochMilli())
                .param(at.toEpochMilli())
                .param(false)
                .update();
    }

    /// One for each host, so that none waits for another's slow answers.
    private static String host(String url) {
        try {
            return HttpTarget.of(URI.create(url)).host();
        } catch (RefusedUrl | IllegalArgumentException _) {
            return ""; // the attempt to send says why
        }
    }

    /// After what its timeline says already.
    static void addTimeline(JdbcClient sql, long verificationId, List<TimelineEvent> events) {
        if (events.isEmpty()) return;
        int place = sql.sql("SELECT COALESCE(MAX(place) + 1, 0) FROM timeline_event WHERE verification_id = ?")
                .param(verificationId)
                .query(Integer.class)
                .single();
        for (TimelineEvent event : events) addTimelineEvent(sql, verificationId, place++, event);
    }

    static void addTimelineEvent(JdbcClient sql, long verificationId, int place, TimelineEvent event) {
        sql.sql("INSERT INTO timeline_event (verification_id, place, at, event, detail) VALUES (?, ?, ?, ?, ?)")
                .params(verificationId, place, event.at().toEpochMilli(), event.event(), event.detail())
                .update();
    }
}
