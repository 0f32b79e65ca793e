package io.ringtrue.telephony.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `sip:` or `sips:` URI (RFC 3261 §19.1).
///
/// @param user with escapes as on the wire and without a password; empty when there is none
/// @param host a name, an IPv4 address, or an IPv6 address in brackets
/// @param port 1 to 65535, or -1 when not given
/// @param transport the `transport` parameter as on the wire
/// @param isLoose whether `lr` is present: a proxy that follows RFC 3261
public record SipUri(
        boolean isSecure, String user, String host, int port, Optional<String> transport, boolean isLoose) {
    /// The port of SIP over UDP and TCP when the URI names none (RFC 3261 §19.1.2).
    public static final int DEFAULT_PORT = 5060;

    /// Reads a URI. A password in it is dropped, so that it cannot reach a log.
    ///
    /// @return empty when the text is not such a URI
    public static Optional<SipUri> read(String text) {
        return Optional.ofNullable(readOrNull(text));
    }

    /// Like [#read], with null in place of empty.
    public static @Nullable SipUri readOrNull(String text) {
        boolean secure = text.regionMatches(true, 0, "sips:", 0, 5);
        if (!secure && !text.regionMatches(true, 0, "sip:", 0, 4)) return null;
        if (hasSpaceOrBracket(text)) return null;
        int start = secure ? 5 : 4;
        int at = text.indexOf('@', start);
        String user = at < 0 ? "" : withoutPassword(text.substring(start, at));
        int hostAt = at < 0 ? start : at + 1;
        int headersAt = text.indexOf('?', hostAt);
        int end = headersAt < 0 ? text.length() : headersAt;
        int paramsAt = text.indexOf(';', hostAt);
        if (paramsAt < 0 || paramsAt > end) paramsAt = end;
        HostPort hostPort = HostPort.read(text.substring(hostAt, paramsAt));
        if (hostPort == null) return null;
        return new SipUri(
                secure,
                user,
                hostPort.host(),
                hostPort.port(),
                Optional.ofNullable(param(text.substring(paramsAt, end), "transport")),
                param(text.substring(paramsAt, end), "lr") != null);
    }

    private static boolean hasSpaceOrBracket(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"') return true;
        }
        return false;
    }

    private static String withoutPassword(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0 ? userInfo : userInfo.substring(0, colon);
    }

    /// Searches the text, without parsing it: URI parameters may contain characters that [Params] refuses.
    private static @Nullable String param(String params, String name) {
        int at = 0;
        while (at < params.length()) {
            int end = params.indexOf(';', at + 1);
            if (end < 0) end = params.length();
            int equals = params.indexOf('=', at + 1);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (nameEnd - at - 1 == name.length() && params.regionMatches(true, at + 1, name, 0, name.length())) {
                return nameEnd == end ? "" : params.substring(nameEnd + 1, end);
            }
            at = end;
        }
        return null;
    }
}
