package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.storage.engine.Columns;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/// A row of `callback`. A GET has no content type and no body: both columns are empty.
public final class CallbackRow {
    /// What [#read] needs.
    static final String COLUMNS = "id, account_id, verification_id, message_id, kind, url, state, created, due";

    /// What [#due] needs.
    static final String DUE_COLUMNS = """
            id, account_id, verification_id, message_id, method, url, content_type, body, attempts, generation,
            created""";

    private static final String INSERT = """
            INSERT INTO callback (account_id, verification_id, message_id, kind, method, url, content_type, body,
                host, state, created, due, claimed)
            VALUES (:account_id, :verification_id, :message_id, :kind, :method, :url, :content_type, :body,
                :host, 'DUE', :at, :at, FALSE)
            ON CONFLICT (verification_id, kind) DO NOTHING
            """;

    /// Writes the callbacks of the rows called `stored` that are not paid, as [#bindUnpaid] binds them.
    public static final String INSERT_UNPAID = """
            INSERT INTO callback (account_id, verification_id, message_id, kind, method, url, content_type, body,
                host, state, created, due, claimed)
            SELECT s.account_id, s.id, c.message_id, c.kind, c.method, c.url, c.content_type, c.body,
                c.host, 'DUE', s.created, s.created, FALSE
            FROM stored s JOIN unnest(:message_id, :kind, :method, :url, :content_type, :body, :host) WITH ORDINALITY
                AS c (message_id, kind, method, url, content_type, body, host, place) USING (place)
            WHERE NOT s.paid AND c.message_id IS NOT NULL""";

    private CallbackRow() {}

    public static void bindUnpaid(StatementSpec statement, List<Optional<NewCallback>> batch) {
        statement
                .param("message_id", texts(batch, NewCallback::messageId))
                .param("kind", texts(batch, NewCallback::kind))
                .param("method", texts(batch, callback -> method(callback.request())))
                .param(
                        "url",
                        texts(batch, callback -> columns(callback.request()).url()))
                .param(
                        "content_type",
                        texts(batch, callback -> columns(callback.request()).contentType()))
                .param(
                        "body",
                        texts(batch, callback -> columns(callback.request()).body()))
                .param(
                        "host",
                        texts(
                                batch,
                                callback -> host(columns(callback.request()).url())));
    }

    private static SqlArrayValue texts(List<Optional<NewCallback>> batch, Function<NewCallback, String> column) {
        return Columns.array("text", batch, one -> one.map(column).orElse(null));
    }

    /// Writes a callback that is due at once. A verification's second callback of the same kind is not written.
    public static void insert(JdbcClient sql, long accountId, long verificationId, NewCallback callback, Instant at) {
        insert(sql, accountId, OptionalLong.of(verificationId), callback, at);
    }

    /// Writes a callback about the account itself, due at once.
    public static void insert(JdbcClient sql, long accountId, NewCallback callback, Instant at) {
        insert(sql, accountId, OptionalLong.empty(), callback, at);
    }

    private static void insert(
            JdbcClient sql, long accountId, OptionalLong verificationId, NewCallback callback, Instant at) {
        CallbackRequest.Post request = columns(callback.request());
        sql.sql(INSERT)
                .param("account_id", accountId)
                .param("verification_id", Columns.nullable(verificationId))
                .param("message_id", callback.messageId())
                .param("kind", callback.kind())
                .param("method", method(callback.request()))
                .param("url", request.url())
                .param("content_type", request.contentType())
                .param("body", request.body())
                .param("host", host(request.url()))
                .param("at", at.toEpochMilli())
                .update();
    }

    private static String method(CallbackRequest request) {
        return switch (request) {
            case CallbackRequest.Get _ -> "GET";
            case CallbackRequest.Post _ -> "POST";
        };
    }

    private static CallbackRequest.Post columns(CallbackRequest request) {
        return switch (request) {
            case CallbackRequest.Get(String url) -> new CallbackRequest.Post(url, "", "");
            case CallbackRequest.Post post -> post;
        };
    }

    /// One for each host, so that none waits for another's slow answers.
    private static String host(String url) {
        try {
            return HttpTarget.of(URI.create(url)).host();
        } catch (RefusedUrl | IllegalArgumentException _) {
            return ""; // the attempt to send says why
        }
    }

    static Callback read(ResultSet row, List<DeliveryAttempt> attempts) throws SQLException {
        return new Callback(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getLong("verification_id"),
                row.getString("message_id"),
                row.getString("kind"),
                row.getString("url"),
                Callback.State.valueOf(row.getString("state")),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "due"),
                attempts);
    }

    /// Still without its secrets.
    static DueCallback due(ResultSet row, int number) throws SQLException {
        return new DueCallback(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getLong("verification_id"),
                row.getString("message_id"),
                request(row),
                row.getInt("attempts") + 1,
                row.getLong("generation"),
                Columns.instant(row, "created"),
                List.of());
    }

    private static CallbackRequest request(ResultSet row) throws SQLException {
        String url = row.getString("url");
        return row.getString("method").equals("POST")
                ? new CallbackRequest.Post(url, row.getString("content_type"), row.getString("body"))
                : new CallbackRequest.Get(url);
    }
}
