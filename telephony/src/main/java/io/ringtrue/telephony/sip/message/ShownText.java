package io.ringtrue.telephony.sip.message;

/// Text from the wire, made safe to store and to show to a person.
public final class ShownText {
    private ShownText() {}

    /// The text on one line, of at most `most` characters of the original; `…` follows when more was cut off.
    /// Control characters, line breaks, characters that turn or hide text (Unicode category Cf, such as
    /// U+202E), and half surrogate pairs are written as `\` `u` and four hex digits.
    public static String of(String text, int most) {
        int end = Math.min(text.length(), most);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        if (end == text.length() && isPlain(text)) return text;
        StringBuilder shown = new StringBuilder(end + 16);
        int next;
        for (int at = 0; at < end; at = next) {
            int point = text.codePointAt(at);
            next = at + Character.charCount(point);
            if (!isHarmful(point)) shown.appendCodePoint(point);
            else for (char half : Character.toChars(point)) shown.append(String.format("\\u%04x", (int) half));
        }
        if (end < text.length()) shown.append('…');
        return shown.toString();
    }

    /// Nearly every reason phrase is printable ASCII.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') return false;
        }
        return true;
    }

    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
