package io.ringtrue.server.live.dns;

/// Takes the master file's escapes (RFC 1035 §5.1: `\X` and `\DDD`) off a text, as dnsjava gives it, and with that
/// restores what was on the wire.
final class CharacterString {
    private CharacterString() {}

    static String of(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\' || i + 1 == escaped.length()) {
                text.append(c);
            } else if (Character.isDigit(escaped.charAt(i + 1)) && i + 3 < escaped.length()) {
                text.append((char) Integer.parseInt(escaped, i + 1, i + 4, 10));
                i += 3;
            } else {
                text.append(escaped.charAt(++i));
            }
        }
        return text.toString();
    }
}
