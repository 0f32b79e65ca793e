package io.ringtrue.telephony.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What passed on the wire in one attempt to place a call: one INVITE over one trunk, with everything that
/// followed. A call that fails over to another trunk has one trace for each. Contains no header fields, no
/// bodies, no credentials and no digits; the dialled number is in it. Text of the far end is safe to show:
/// cut to 200 characters, control characters and those that turn text around escaped.
///
/// @param trunk name of the trunk
/// @param transport `UDP` or `TCP`
/// @param sipCallId the Call-ID, by which the operator finds the call at the carrier
/// @param began when the first INVITE was about to be sent, to the microsecond
/// @param ladder the SIP messages, oldest first; at most 64, the last ones
/// @param leftOut how many messages before the first one are no longer kept
/// @param toRinging from the INVITE to the first 180, or 183 with a session description (post-dial delay);
/// empty when none came
/// @param toAnswer from the INVITE to the 2xx; empty when none came, or when its voice could not be used
/// @param media empty when no voice was agreed
public record CallTrace(
        String trunk,
        String transport,
        String sipCallId,
        Instant began,
        List<Message> ladder,
        int leftOut,
        Optional<Duration> toRinging,
        Optional<Duration> toAnswer,
        Optional<MediaFigures> media) {
    private static final String VERSION = "SIP/2.0 ";

    /// The final status of the INVITE, the last one where it was sent again with credentials; 0 when none came
    /// or the ladder no longer contains it.
    public int finalStatus() {
        if (toAnswer.isPresent()) return 200;
        for (Message message : ladder.reversed()) {
            int status = message.isSent() || !message.cseq().endsWith(" INVITE") ? 0 : status(message.line());
            if (status >= 200) return status;
        }
        return 0;
    }

    private static int status(String line) {
        String code = line.length() < VERSION.length() + 3 || !line.startsWith(VERSION)
                ? ""
                : line.substring(VERSION.length(), VERSION.length() + 3);
        return code.chars().allMatch(c -> c >= '0' && c <= '9') && !code.isEmpty() ? Integer.parseInt(code) : 0;
    }

    /// Whether the attempt failed by a fault of the trunk: it answered nothing, or with a status that says
    /// nothing about the callee. A call that we cancelled is no fault.
    public boolean blamesTrunk() {
        if (toAnswer.isPresent() || ladder.stream().anyMatch(CallTrace::isCancel)) return false;
        int status = finalStatus();
        boolean rang = toRinging.isPresent();
        return status == 0 ? !rang : RefusalCauses.of(status, rang) == CallRefused.Cause.TRUNK_FAULT;
    }

    private static boolean isCancel(Message message) {
        return message.isSent() && message.cseq().endsWith(" CANCEL");
    }

    /// One message. A message that was sent or received again has one row with a count.
    ///
    /// @param after since [#began()], to the microsecond
    /// @param isSent whether we sent it; otherwise the far end did
    /// @param line request line (scheme, user, host and port of its URI) or status line
    /// @param cseq number and method; the number is 0 when it could not be read
    /// @param repeats 0 when it passed once
    public record Message(Duration after, boolean isSent, String line, String cseq, int repeats) {}
}
