package io.ringtrue.telephony.call;

import io.ringtrue.telephony.sip.Body;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/// Reads the key out of a SIP INFO: `application/dtmf-relay` (lines `Signal=5`, `Duration=160`) or
/// `application/dtmf` (the key alone). Neither has a standard; this is what Cisco began and everybody copied.
final class KeyInfo {
    private static final String KEYS = "0123456789*#ABCD";

    private KeyInfo() {}

    /// @return empty when the body is no key
    static OptionalInt read(Body body) {
        String text = new String(body.bytes(), StandardCharsets.US_ASCII);
        if (body.is("application/dtmf")) return key(text);
        if (!body.is("application/dtmf-relay")) return OptionalInt.empty();
        for (String line : text.split("\r?\n", 8)) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase("Signal")) {
                return key(line.substring(equals + 1));
            }
        }
        return OptionalInt.empty();
    }

    /// The key itself, or 10 and 11 for star and hash as RFC 4733 numbers them.
    private static OptionalInt key(String text) {
        String bare = text.strip().toUpperCase(Locale.ROOT);
        if (bare.equals("10")) return OptionalInt.of('*');
        if (bare.equals("11")) return OptionalInt.of('#');
        return bare.length() == 1 && KEYS.contains(bare) ? OptionalInt.of(bare.charAt(0)) : OptionalInt.empty();
    }
}
