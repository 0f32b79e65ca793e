package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters such as `;branch=z9hG4bK7;rport`, in their order on the wire. Names are compared without case
/// (RFC 3261 §7.3.1). Immutable.
public final class Params {
    public static final Params NONE = new Params(List.of());

    /// Name, value, name, value…; a value is null when no `=` follows its name.
    private final List<@Nullable String> pairs;

    private Params(List<@Nullable String> pairs) {
        this.pairs = pairs;
    }

    /// Reads `*( ";" name [ "=" value ] )` from `from` to the end of the text.
    ///
    /// @return null when the text has another form
    static @Nullable Params read(String text, int from) {
        int at = Tokens.skipSpace(text, from);
        if (at == text.length()) return NONE;
        List<@Nullable String> pairs = new ArrayList<>(8);
        while (at < text.length()) {
            if (text.charAt(at) != ';') return null;
            int nameAt = Tokens.skipSpace(text, at + 1);
            int nameEnd = endOfName(text, nameAt);
            if (nameEnd == nameAt) return null;
            pairs.add(text.substring(nameAt, nameEnd));
            at = Tokens.skipSpace(text, nameEnd);
            if (at < text.length() && text.charAt(at) == '=') {
                int valueAt = Tokens.skipSpace(text, at + 1);
                int valueEnd = endOfValue(text, valueAt);
                if (valueEnd <= valueAt) return null;
                pairs.add(text.substring(valueAt, valueEnd));
                at = Tokens.skipSpace(text, valueEnd);
            } else {
                pairs.add(null);
            }
        }
        return new Params(pairs);
    }

    /// Reads as much as possible: an empty or broken parameter, such as one whose quote never closes, is left
    /// out.
    static Params salvage(String text, int from) {
        List<@Nullable String> pairs = new ArrayList<>(8);
        int at = from;
        while (at < text.length()) {
            int nameAt = Tokens.skipSpace(text, at);
            int nameEnd = endOfName(text, nameAt);
            int equals = Tokens.skipSpace(text, nameEnd);
            boolean hasValue = equals < text.length() && text.charAt(equals) == '=';
            int valueAt = hasValue ? Tokens.skipSpace(text, equals + 1) : equals;
            int valueEnd = hasValue ? endOfValue(text, valueAt) : equals;
            boolean closed = valueEnd >= 0;
            if (!closed) valueEnd = valueAt;
            if (nameEnd > nameAt && closed) {
                pairs.add(text.substring(nameAt, nameEnd));
                pairs.add(hasValue ? text.substring(valueAt, valueEnd) : null);
            }
            at = endOfParam(text, valueEnd) + 1;
        }
        return pairs.isEmpty() ? NONE : new Params(pairs);
    }

    private static int endOfParam(String text, int from) {
        int semicolon = text.indexOf(';', from);
        return semicolon < 0 ? text.length() : semicolon;
    }

    private static int endOfName(String text, int from) {
        int i = from;
        while (i < text.length() && Tokens.isTokenChar(text.charAt(i))) i++;
        return i;
    }

    /// @return -1 when a quote never closes
    private static int endOfValue(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            for (int i = from + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\') i++;
                else if (text.charAt(i) == '"') return i + 1;
            }
            return -1;
        }
        int i = from;
        while (i < text.length() && text.charAt(i) != ';' && !Tokens.isSpace(text.charAt(i))) i++;
        return i;
    }

    /// Whether the parameter is present, with or without a value.
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /// The value. Empty when the parameter has none, null when the parameter is missing.
    @Nullable
    String value(String name) {
        int index = indexOf(name);
        if (index < 0) return null;
        String value = pairs.get(index + 1);
        return value == null ? "" : value;
    }

    /// A copy with this parameter set. It keeps its place if it was present, else it is appended.
    Params with(String name, String value) {
        List<@Nullable String> changed = new ArrayList<>(pairs);
        int index = indexOf(name);
        if (index >= 0) {
            changed.set(index + 1, value);
        } else {
            changed.add(name);
            changed.add(value);
        }
        return new Params(changed);
    }

    void write(StringBuilder out) {
        for (int i = 0; i < pairs.size(); i += 2) {
            out.append(';').append(pairs.get(i));
            String value = pairs.get(i + 1);
            if (value != null) out.append('=').append(value);
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (name.equalsIgnoreCase(pairs.get(i))) return i;
        }
        return -1;
    }
}
