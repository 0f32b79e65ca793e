package io.ringtrue.telephony.sip;

import org.jspecify.annotations.Nullable;

/// The value of From, To, Contact, Route and Record-Route: `"Name" <uri>;params` or `uri;params` (RFC 3261
/// §20.10).
///
/// @param uri as on the wire, of any scheme
record NameAddr(String uri, Params params) {

    /// @return null when it is anything else
    static @Nullable NameAddr read(String text) {
        int open = openingBracket(text);
        if (open < 0) return readBare(text);
        int close = text.indexOf('>', open);
        if (close < 0 || !isDisplayName(text, open)) return null;
        Params params = Params.read(text, close + 1);
        String uri = text.substring(open + 1, close);
        return params == null || !isUri(uri) ? null : new NameAddr(uri, params);
    }

    /// Without brackets everything behind the first `;` belongs to the header, and commas and question marks are
    /// not allowed in the URI (RFC 3261 §20).
    private static @Nullable NameAddr readBare(String text) {
        int semicolon = text.indexOf(';');
        int end = semicolon < 0 ? text.length() : semicolon;
        String uri = text.substring(0, end).strip();
        Params params = Params.read(text, end);
        if (params == null || !isUri(uri) || uri.indexOf('?') >= 0 || uri.indexOf(',') >= 0) return null;
        return new NameAddr(uri, params);
    }

    /// @return -1 when there is none outside quotes
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

    /// One quoted string, or tokens with spaces between (RFC 3261 §25.1 `display-name`).
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
            if (uri.charAt(i) <= ' ' || uri.charAt(i) == '"') return false;
        }
        return true;
    }

    /// Empty when there is none.
    String tag() {
        String tag = params.value("tag");
        return tag == null ? "" : tag;
    }
}
