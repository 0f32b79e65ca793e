package io.ringtrue.telephony.call;

import io.ringtrue.telephony.sip.message.SipHeaders;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the telephone network's cause in a `Reason` header: `Q.850;cause=17;text="User busy"` (RFC 3326 §2).
final class ReasonHeader {
    /// What somebody wrote for people, which may look like a cause.
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"?");

    /// Names without case, and spaces around each separator (RFC 3326 §2, RFC 3261 §25.1).
    private static final Pattern CAUSE =
            Pattern.compile("(?i)Q\\.850[ \t]*+(?:;.*?)??;[ \t]*+cause[ \t]*+=[ \t]*+([0-9]{1,3})(?![0-9]).*");

    private ReasonHeader() {}

    /// @return 1 to 127; empty when there is none that can be read
    static OptionalInt q850(SipHeaders headers) {
        for (String reason : headers.list("Reason")) {
            Matcher cause = CAUSE.matcher(QUOTED.matcher(reason).replaceAll(""));
            if (cause.matches()) return number(Integer.parseInt(cause.group(1)));
        }
        return OptionalInt.empty();
    }

    private static OptionalInt number(int value) {
        return value < 1 || value > 127 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
