package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.message.Via;

/// Matches requests and responses, and makes the requests that follow an INVITE's path.
public final class Requests {
    private Requests() {}

    /// The sequence number; 0 when CSeq cannot be read.
    public static long cseqNumber(SipRequest request) {
        CSeq cseq = request.headers().cseq();
        return cseq == null ? 0 : cseq.number();
    }

    /// Whether any Via of the response has the branch of the request. A careless proxy may have left its own
    /// Via on top.
    public static boolean isAnsweredBy(SipResponse response, SipRequest request) {
        Via ours = request.headers().topVia();
        if (ours == null) return false;
        for (String each : response.headers().list("Via")) {
            if (Tags.areSame(Via.salvage(each).branch(), ours.branch())) return true;
        }
        return false;
    }

    /// Whether any Via of the response has a branch.
    public static boolean hasBranch(SipResponse response) {
        for (String each : response.headers().list("Via")) {
            if (!Via.salvage(each).branch().isEmpty()) return true;
        }
        return false;
    }

    /// Makes a request that must follow the INVITE's path: the ACK of a refusal, or a CANCEL. Request-URI,
    /// Via, From, Call-ID, Route and CSeq number are those of the INVITE (RFC 3261 §9.1, §17.1.1.3).
    ///
    /// @param to the whole value of To
    public static SipRequest along(SipRequest invite, String method, String to) {
        SipHeaders from = invite.headers();
        SipHeaders headers = new SipHeaders()
                .copy(from, "Via")
                .add("Max-Forwards", "70")
                .copy(from, "From")
                .add("To", to)
                .copy(from, "Call-ID")
                .add("CSeq", cseqNumber(invite) + " " + method)
                .copy(from, "Route");
        return new SipRequest(method, invite.uri(), headers, Body.NONE);
    }

    /// The key by which a response finds its client transaction (RFC 3261 §17.1.3). A CANCEL has the branch
    /// of its INVITE, so its key has the method too. Empty when Via or CSeq cannot be read.
    static String clientKey(SipHeaders headers) {
        Via via = headers.topVia();
        CSeq cseq = headers.cseq();
        if (via == null || cseq == null) return "";
        return cseq.method().equals(Methods.CANCEL) ? Methods.CANCEL + via.branch() : via.branch();
    }

    /// The key by which a request finds its server transaction (RFC 3261 §17.2.3); empty when Via cannot be
    /// read.
    ///
    /// @param method of the request that began the transaction: INVITE for an ACK or a CANCEL
    public static String serverKey(SipRequest request, String method) {
        SipHeaders headers = request.headers();
        Via via = headers.topVia();
        if (via == null) return "";
        String branch = via.branch();
        // RFC 3261 §17.2.3: without the magic cookie the branch need not be unique. Such a caller follows RFC
        // 2543 and is matched by the other fields.
        boolean unique = branch.startsWith(Via.MAGIC_COOKIE) && branch.length() > Via.MAGIC_COOKIE.length();
        String identity = unique
                ? branch
                : headers.callId() + ' ' + headers.fromTag() + ' ' + cseqNumber(request) + ' ' + request.uri();
        return method + ' ' + via.host() + ':' + via.port() + ' ' + identity;
    }
}
