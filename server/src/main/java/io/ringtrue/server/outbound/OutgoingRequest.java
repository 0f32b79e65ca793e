package io.ringtrue.server.outbound;

import java.util.LinkedHashMap;
import java.util.Map;

/// One request to send.
///
/// @param method `GET` or `POST`
/// @param headers sent as they are, in this order, beside `Host`, `User-Agent`, `Accept`, `Connection` and,
/// for a POST, `Content-Length`
/// @param body sent as UTF-8 with a POST; a GET has none
public record OutgoingRequest(String method, HttpTarget target, Map<String, String> headers, String body) {
    public static OutgoingRequest get(HttpTarget target, Map<String, String> headers) {
        return new OutgoingRequest("GET", target, headers, "");
    }

    public static OutgoingRequest post(
            HttpTarget target, Map<String, String> headers, String contentType, String body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", contentType);
        all.putAll(headers);
        return new OutgoingRequest("POST", target, all, body);
    }

    public boolean hasBody() {
        return method.equals("POST");
    }
}
