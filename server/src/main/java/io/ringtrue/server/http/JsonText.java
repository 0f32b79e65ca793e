package io.ringtrue.server.http;

/// Writes JSON strings, byte for byte as the wire formats need them.
public final class JsonText {
    private JsonText() {}

    /// The string in quotes. RFC 8259 §7: quotation mark, reverse solidus and control characters are escaped.
    /// So is half a surrogate pair (§8.2), which UTF-8 cannot encode. Everything else is written as it is.
    public static String quoted(String text) {
        return quote(text, new StringBuilder(text.length() + 2)).toString();
    }

    /// Appends what [#quoted] returns.
    ///
    /// @return `out`
    public static StringBuilder quote(String text, StringBuilder out) {
        out.append('"');
        // What stands between two characters that need care is appended in one piece: nearly always the whole text.
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isPlain(text, i)) continue;
            out.append(text, from, i).append('\\');
            from = i + 1;
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append(c);
            else out.append(String.format("u%04x", (int) c));
        }
        return out.append(text, from, text.length()).append('"');
    }

    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        return c >= 0x20 && c != '"' && c != '\\' && (!Character.isSurrogate(c) || isPaired(text, at));
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /// A name that a caller invented, made safe to repeat in an error: at most 50 characters,
    /// no control characters.
    static String visible(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 50 ? clean : clean.substring(0, 50) + "…";
    }
}
