package io.ringtrue.server.live.http;

import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.SourceSecret;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.RefusedUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is sent to a provider about a number.
///
/// @param url values put into it are percent-encoded
/// @param headers by name
/// @param body present: POST, as JSON unless a `Content-Type` says form; empty: GET
public record HttpQuery(Template url, Map<String, Template> headers, Optional<Template> body, SourceSecret secret) {
    private static final LiveNumber SAMPLE = new LiveNumber(1, "2015550123");
    private static final String CONTENT_TYPE = "content-type";

    /// @throws IllegalArgumentException beginning with the name of the key that is wrong
    public HttpQuery {
        headers = Map.copyOf(headers);
        checkUrl(url, secret);
        target(url, SAMPLE, secret);
        checkSecret(url, headers, body, secret);
        headers.forEach((name, value) -> checkHeader(name, value, secret));
    }

    private static void checkUrl(Template url, SourceSecret secret) {
        String filled = url.fill(SAMPLE, secret, HttpQuery::percent);
        try {
            URI uri = URI.create(filled);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean fixedHost = uri.getHost() != null && url.text().contains(uri.getHost());
            if (!fixedHost || !(scheme.equals("http") || scheme.equals("https")) || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException _) { // its message would hold the secret
            throw new IllegalArgumentException("url: must be http:// or https:// with a fixed host; places are {e164},"
                    + " {digits}, {cc}, {national} and {secret}");
        }
    }

    private static void checkSecret(
            Template url, Map<String, Template> headers, Optional<Template> body, SourceSecret secret) {
        boolean used = Stream.concat(Stream.of(url), Stream.concat(headers.values().stream(), body.stream()))
                .anyMatch(template -> template.names("secret"));
        if (used && secret.value().isEmpty()) {
            throw new IllegalArgumentException("secret: {secret} stands in url, headers or body, and there is none");
        }
        if (!used && !secret.value().isEmpty()) {
            throw new IllegalArgumentException("secret: nowhere in url, headers or body stands {secret}");
        }
    }

    private static void checkHeader(String name, Template value, SourceSecret secret) {
        if (!OutgoingRequest.mayCarry(name, value.fill(SAMPLE, secret, UnaryOperator.identity()))) {
            throw new IllegalArgumentException("headers." + name + ": is no header that can be set");
        }
    }

    /// Where every query goes but for what depends on the number; its host is the same for all.
    public HttpTarget sampleTarget() {
        return target(url, SAMPLE, secret);
    }

    private static HttpTarget target(Template url, LiveNumber number, SourceSecret secret) {
        try {
            return HttpTarget.of(URI.create(url.fill(number, secret, HttpQuery::percent)));
        } catch (RefusedUrl e) {
            throw new IllegalArgumentException("url: " + e.getMessage(), e);
        }
    }

    OutgoingRequest about(LiveNumber number) {
        HttpTarget target = target(url, number, secret);
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Accept", "application/json");
        if (body.isPresent()) sent.put("Content-Type", "application/json");
        headers.forEach((name, value) -> sent.put(name, value.fill(number, secret, UnaryOperator.identity())));
        if (body.isEmpty()) return OutgoingRequest.get(target, sent);
        UnaryOperator<String> escape =
                contentType().contains("form-urlencoded") ? HttpQuery::percent : HttpQuery::insideJson;
        return new OutgoingRequest("POST", target, sent, body.get().fill(number, secret, escape));
    }

    private String contentType() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE))
                .map(header -> header.getValue().text().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /// RFC 3986 §2.1, for any place in a path or query. URLEncoder speaks HTML's form, where a space is a plus.
    private static String percent(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// RFC 8259 §7: quotation mark, reverse solidus and control characters must be escaped.
    private static String insideJson(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
