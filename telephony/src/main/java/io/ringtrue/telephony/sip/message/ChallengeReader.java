package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Splits a WWW-Authenticate or Proxy-Authenticate field into its challenges. Commas stand between challenges
/// and also inside them (RFC 7235 §2.1), so a name that no `=` follows begins the next challenge. It never
/// throws: any text gives a list.
final class ChallengeReader {
    private final String text;
    private final List<Offer> offers = new ArrayList<>(2);
    private int at;

    private ChallengeReader(String text) {
        this.text = text;
    }

    /// @param params names in lower case, values without quotes. If a name is repeated, the first value
    /// counts
    record Offer(String scheme, Map<String, String> params) {}

    static List<Offer> read(String field) {
        ChallengeReader reader = new ChallengeReader(field);
        while (reader.at < field.length()) reader.step();
        return reader.offers;
    }

    private void step() {
        int start = at;
        while (at < text.length() && Tokens.isTokenChar(text.charAt(at))) at++;
        if (at == start) {
            at++; // a comma, a space, or a character that is not allowed here
            return;
        }
        String name = text.substring(start, at);
        int equals = Tokens.skipSpace(text, at);
        if (equals < text.length() && text.charAt(equals) == '=') {
            at = Tokens.skipSpace(text, equals + 1);
            String value = value();
            if (!offers.isEmpty()) offers.getLast().params.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        } else {
            offers.add(new Offer(name, new HashMap<>()));
        }
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        if (quoted) at++;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted ? c == '"' : c == ',' || Tokens.isSpace(c)) break;
            if (quoted && c == '\\' && at + 1 < text.length()) c = text.charAt(++at);
            value.append(c);
        }
        if (quoted) at++;
        return value.toString();
    }
}
