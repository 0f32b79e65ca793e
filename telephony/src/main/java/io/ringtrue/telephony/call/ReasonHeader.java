package io.ringtrue.telephony.call;

import io.ringtrue.telephony.sip.message.SipHeaders;
import java.util.OptionalInt;

/// Reads the telephone network's cause in a `Reason` header: `Q.850;cause=17;text="User busy"` (RFC 3326 §2).
final class ReasonHeader {
    private ReasonHeader() {}

    /// @return 1 to 127; empty when there is none that can be read
    static OptionalInt q850(SipHeaders headers) {
        for (String reason : headers.list("Reason")) {
            if (!reason.regionMatches(true, 0, "Q.850", 0, 5)) continue;
            int cause = reason.indexOf("cause=");
            if (cause >= 0) return number(reason, cause + "cause=".length());
        }
        return OptionalInt.empty();
    }

    private static OptionalInt number(String text, int from) {
        int value = 0;
        int i = from;
        while (i < text.length() && i < from + 3 && Character.digit(text.charAt(i), 10) >= 0) {
            value = value * 10 + Character.digit(text.charAt(i++), 10);
        }
        return value < 1 || value > 127 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
