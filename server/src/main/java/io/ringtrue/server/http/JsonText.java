package io.ringtrue.server.http;

/// Writes JSON strings, byte for byte as the wire formats need them.
public final class JsonText {
    private JsonText() {}

    /// The string in quotes. RFC 8259 §7: quotation mark, reverse solidus and control characters are escaped.
    /// So is half a surrogate pair (§8.2), which UTF-8 cannot encode. Everything else is written as it is.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c) && !isPaired(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
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
