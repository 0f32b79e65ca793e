package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.SipText;

/// Makes the responses and requests that a habit sends by itself.
final class Replies {
    private Replies() {}

    /// A response to a request.
    ///
    /// @param toTag added if the request's To has no tag; empty adds none
    /// @param lines further header fields, one line each
    static SipText to(SipText request, String status, String toTag, String... lines) {
        String to = request.field("To");
        String tag = to.contains(";tag=") || toTag.isEmpty() ? "" : ";tag=" + toTag;
        SipText reply = new SipText("SIP/2.0 " + status, "");
        for (String via : request.fields("Via")) reply = reply.withLine("Via: " + via);
        reply = reply.withLine("From: " + request.field("From"))
                .withLine("To: " + to + tag)
                .withLine("Call-ID: " + request.field("Call-ID"))
                .withLine("CSeq: " + request.field("CSeq"));
        for (String line : lines) reply = reply.withLine(line);
        return reply.withLine("Content-Length: 0");
    }

    /// A request within the dialog that this response of the far end has made.
    ///
    /// @param number the sequence number
    static SipText within(SipText response, String method, int number, String... lines) {
        String own = response.field("Contact").replaceAll(".*@([^;>]*).*", "$1");
        SipText request = new SipText(method + " sip:ringtrue@127.0.0.1 SIP/2.0", "")
                .withLine("Via: SIP/2.0/UDP " + own + ";rport;branch=z9hG4bK-odd-" + method + number)
                .withLine("Max-Forwards: 70")
                .withLine("From: " + response.field("To"))
                .withLine("To: " + response.field("From"))
                .withLine("Call-ID: " + response.field("Call-ID"))
                .withLine("CSeq: " + number + " " + method)
                .withLine("Contact: " + response.field("Contact"));
        for (String line : lines) request = request.withLine(line);
        return request.withLine("Content-Length: 0");
    }
}
