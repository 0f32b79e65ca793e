package io.ringtrue.telephony.phone;

import java.time.Instant;

/// A SIP message that passed the far end, without header fields and body.
///
/// @param at when it was sent or received
/// @param fromCaller whether the caller sent it
/// @param line the method of a request, or status and reason phrase of a response: `INVITE`, `180 Ringing`.
/// Hostile: the caller wrote it. At most 80 characters, without control characters
/// @param cseq the CSeq, such as `1 INVITE`; empty when there is none; bounded and cleaned in the same way
public record SeenMessage(Instant at, boolean fromCaller, String line, String cseq) {
    private static final int LONGEST = 80;

    public SeenMessage {
        line = cleaned(line);
        cseq = cleaned(cseq);
    }

    static SeenMessage of(SipText message, boolean fromCaller, Instant at) {
        String start = message.startLine();
        int space = start.indexOf(' ');
        String line = message.isResponse() ? start.substring(space + 1) : start.substring(0, Math.max(0, space));
        return new SeenMessage(at, fromCaller, line, message.field("CSeq"));
    }

    /// Whether it is another copy of this message (RFC 3261 §17 repeats messages until they are answered).
    boolean isRepeatedBy(SeenMessage other) {
        return fromCaller == other.fromCaller && line.equals(other.line) && cseq.equals(other.cseq);
    }

    private static String cleaned(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
