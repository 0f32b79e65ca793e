package io.ringtrue.server.outbound;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// One request to send.
///
/// @param method `GET` or `POST`
/// @param headers sent as they are, in this order, beside `Host`, `Connection`, for a POST `Content-Length`, and where
/// they are not among them `User-Agent` and `Accept`; each is one that [#mayCarry] allows
/// @param body sent as UTF-8 with a POST; a GET has none
public record OutgoingRequest(String method, HttpTarget target, Map<String, String> headers, String body) {
    /// RFC 9110 §5.6.2: token.
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /// They say where the request goes and where it ends.
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade");

    /// Whether a header can be sent with a request. The value is sent as ISO 8859-1 (RFC 9110 §5.5).
    public static boolean mayCarry(String name, String value) {
        return NAME.matcher(name).matches()
                && !OURS.contains(name.toLowerCase(Locale.ROOT))
                && value.chars().allMatch(c -> c == '\t' || (c <= 0xFF && !Character.isISOControl(c)));
    }

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
