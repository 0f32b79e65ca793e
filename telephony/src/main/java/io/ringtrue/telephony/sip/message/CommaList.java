package io.ringtrue.telephony.sip.message;

import java.util.List;

/// Splits a header field at the commas that separate its values (RFC 3261 §7.3.1). Commas inside quotes or
/// `<…>` belong to a value.
final class CommaList {
    private CommaList() {}

    /// Appends the values, without surrounding space. Empty values are left out.
    static void split(String field, List<String> into) {
        int start = 0;
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (quoted) {
                if (c == '\\') i++;
                else if (c == '"') quoted = false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '>') {
                bracketed = false;
            } else if (c == ',' && !bracketed) {
                add(field, start, i, into);
                start = i + 1;
            }
        }
        add(field, start, field.length(), into);
    }

    private static void add(String field, int start, int end, List<String> into) {
        String value = field.substring(start, end).strip();
        if (!value.isEmpty()) into.add(value);
    }
}
