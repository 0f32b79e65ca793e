package io.ringtrue.telephony.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The value of From, To, Contact, Route and Record-Route: `"Name" <uri>;params` or `uri;params` (RFC 3261
/// §20.10).
///
/// @param uri as on the wire, of any scheme; empty only when [#salvage] found none
public record NameAddr(String uri, Params params) {

    /// Reads a value strictly.
    ///
    /// @return null when the text has another form
    public static @Nullable NameAddr read(String text) {
        int open = openingBracket(text);
        if (open < 0) return readBare(text);
        int close = text.indexOf('>', open);
        if (close < 0 || !isDisplayName(text, open)) return null;
        Params params = Params.read(text, close + 1);
        String uri = text.substring(open + 1, close);
        return params == null || !isUri(uri) ? null : new NameAddr(uri, params);
    }

    /// RFC 3261 §20: without brackets, everything after the first `;` is a header parameter, and the URI may
    /// contain no comma and no question mark.
    private static @Nullable NameAddr readBare(String text) {
        int semicolon = text.indexOf(';');
        int end = semicolon < 0 ? text.length() : semicolon;
        String uri = text.substring(0, end).strip();
        Params params = Params.read(text, end);
        if (params == null || !isUri(uri) || uri.indexOf('?') >= 0 || uri.indexOf(',') >= 0) return null;
        return new NameAddr(uri, params);
    }

    /// Reads as much as possible of a value that breaks the rules: its URI and the parameters after it.
    /// Characters that a URI may not contain are escaped, so that the URI can be sent (RFC 3261 §19.1.2).
    public static NameAddr salvage(String text) {
        int open = openingUri(text);
        if (open < 0) return salvageBare(text);
        int close = text.indexOf('>', open);
        int uriEnd = close < 0 ? endOfBare(text, open + 1) : close;
        String uri = escaped(text.substring(open + 1, uriEnd).strip());
        return new NameAddr(uri, Params.salvage(text, close < 0 ? uriEnd : close + 1));
    }

    private static NameAddr salvageBare(String text) {
        int start = Tokens.skipSpace(text, 0);
        int end = endOfBare(text, start);
        String uri = text.substring(start, end);
        int params = Math.max(text.indexOf(';', end), text.indexOf('>') + 1);
        return new NameAddr(hasScheme(uri, 0) ? escaped(uri) : "", Params.salvage(text, params == 0 ? end : params));
    }

    private static int endOfBare(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) > ' ' && ";,<>".indexOf(text.charAt(i)) < 0) i++;
        return i;
    }

    /// @return the place of the first `<` that a URI scheme follows, even inside quotes; -1 when there is
    /// none
    private static int openingUri(String text) {
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
            if (hasScheme(text, Tokens.skipSpace(text, open + 1))) return open;
        }
        return -1;
    }

    private static boolean hasScheme(String text, int from) {
        int i = from;
        while (i < text.length() && Tokens.isTokenChar(text.charAt(i))) i++;
        return i > from && i + 1 < text.length() && text.charAt(i) == ':';
    }

    private static String escaped(String uri) {
        StringBuilder out = new StringBuilder(uri.length());
        for (byte each : uri.getBytes(StandardCharsets.UTF_8)) {
            boolean allowed = each > ' ' && each < 127 && "\"<>\\^`{|}".indexOf(each) < 0;
            if (allowed) out.append((char) each);
            else out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
        }
        return out.toString();
    }

    /// @return the place of the first `<` outside quotes; -1 when there is none
    private static int openingBracket(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' && !quoted) return i;
            if (c == '"') quoted = !quoted;
            else if (c == '\\' && quoted) i++;
        }
        return -1;
    }

    /// One quoted string, or tokens separated by spaces (RFC 3261 §25.1 `display-name`). Characters beyond
    /// ASCII are accepted too, because some equipment sends names without quotes.
    private static boolean isDisplayName(String text, int end) {
        int at = Tokens.skipSpace(text, 0);
        if (at < end && text.charAt(at) == '"') {
            int close = at + 1;
            while (close < end && text.charAt(close) != '"') close += text.charAt(close) == '\\' ? 2 : 1;
            return close < end && Tokens.skipSpace(text, close + 1) == end;
        }
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (!Tokens.isTokenChar(c) && !Tokens.isSpace(c) && c < 128) return false;
        }
        return true;
    }

    private static boolean isUri(String uri) {
        int colon = uri.indexOf(':');
        if (colon <= 0 || colon == uri.length() - 1) return false;
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) <= ' ' || "\"<>".indexOf(uri.charAt(i)) >= 0) return false;
        }
        return true;
    }

    /// The `tag` parameter; empty when there is none.
    public String tag() {
        String tag = params.value("tag");
        return tag == null ? "" : tag;
    }
}
