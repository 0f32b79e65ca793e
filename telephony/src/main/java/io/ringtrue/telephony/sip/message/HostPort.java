package io.ringtrue.telephony.sip.message;

import org.jspecify.annotations.Nullable;

/// `host [ ":" port ]`, as in a URI or a Via (RFC 3261 §25.1).
///
/// @param host a name, an IPv4 address, or an IPv6 address in brackets
/// @param port 1 to 65535, or -1 when not given
record HostPort(String host, int port) {

    /// @return null when the text has another form
    static @Nullable HostPort read(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : endOfName(text);
        if (hostEnd <= 0) return null;
        int colon = Tokens.skipSpace(text, hostEnd);
        String host = text.substring(0, hostEnd);
        if (host.startsWith("[") && !isBracketed(host)) return null;
        if (colon == text.length()) return new HostPort(host, -1);
        if (text.charAt(colon) != ':') return null;
        long port = Tokens.number(text, Tokens.skipSpace(text, colon + 1), text.length(), 65535);
        return port < 1 ? null : new HostPort(host, (int) port);
    }

    private static int endOfName(String text) {
        int i = 0;
        while (i < text.length() && isHostChar(text.charAt(i))) i++;
        return i;
    }

    private static boolean isHostChar(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '.' || c == '_';
    }

    private static boolean isBracketed(String host) {
        for (int i = 1; i < host.length() - 1; i++) {
            char c = host.charAt(i);
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.') return false;
        }
        return host.indexOf(':') > 0;
    }
}
