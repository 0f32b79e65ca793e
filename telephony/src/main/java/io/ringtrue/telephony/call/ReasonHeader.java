package io.ringtrue.telephony.call;

import io.ringtrue.telephony.sip.message.SipHeaders;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the telephone network's cause in a `Reason` header: `Q.850;cause=17;text="User busy"` (RFC 3326 §2).
final class ReasonHeader {
    /// Names without case, and spaces around each separator (RFC 3326 §2, RFC 3261 §25.1).
    private static final Pattern CAUSE =
            Pattern.compile("(?i)Q\\.850[ \t]*+(?:;.*?)??;[ \t]*+cause[ \t]*+=[ \t]*+([0-9]{1,3})(?![0-9]).*");

    private ReasonHeader() {}

    /// @return 1 to 127; empty when there is none that can be read
    static OptionalInt q850(SipHeaders headers) {
        for (String reason : headers.list("Reason")) {
            Matcher cause = CAUSE.matcher(unquoted(reason));
            if (cause.matches()) return number(Integer.parseInt(cause.group(1)));
        }
        return OptionalInt.empty();
    }

    /// Without what somebody wrote for people, which may look like a cause. A loop, because an expression that knows
    /// escaped quotes (RFC 3261 §25.1) takes a stack frame for each.
    private static String unquoted(String reason) {
        StringBuilder left = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < reason.length(); i++) {
            char c = reason.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted) left.append(c);
        }
        return left.toString();
    }

    private static OptionalInt number(int value) {
        return value < 1 || value > 127 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
