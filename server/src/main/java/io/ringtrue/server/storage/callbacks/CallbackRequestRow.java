package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.callbacks.CallbackRequest;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How a callback's request stands in its row.
///
/// @param contentType empty for a GET
/// @param body empty for a GET
public record CallbackRequestRow(String method, String url, String contentType, String body) {
    static final String COLUMNS = "method, url, content_type, body";

    public static CallbackRequestRow of(CallbackRequest request) {
        return switch (request) {
            case CallbackRequest.Get(String url) -> new CallbackRequestRow("GET", url, "", "");
            case CallbackRequest.Post(String url, String contentType, String body) ->
                new CallbackRequestRow("POST", url, contentType, body);
        };
    }

    static CallbackRequest read(ResultSet row) throws SQLException {
        String url = row.getString("url");
        return row.getString("method").equals("POST")
                ? new CallbackRequest.Post(url, row.getString("content_type"), row.getString("body"))
                : new CallbackRequest.Get(url);
    }
}
