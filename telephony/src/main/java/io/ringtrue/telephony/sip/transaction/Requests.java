package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Tags;
import io.ringtrue.telephony.sip.message.Via;

/// Small questions about requests.
public final class Requests {
    private Requests() {}

    public static long cseqNumber(SipRequest request) {
        CSeq cseq = request.headers().cseq();
        return cseq == null ? 0 : cseq.number();
    }

    /// Whether one of the response's Via carries the branch of the request: a proxy may have left its own on
    /// top.
    public static boolean isAnsweredBy(SipResponse response, SipRequest request) {
        Via ours = request.headers().topVia();
        if (ours == null) return false;
        for (String each : response.headers().list("Via")) {
            if (Tags.areSame(Via.salvage(each).branch(), ours.branch())) return true;
        }
        return false;
    }

    public static boolean hasBranch(SipResponse response) {
        for (String each : response.headers().list("Via")) {
            if (!Via.salvage(each).branch().isEmpty()) return true;
        }
        return false;
    }

    /// A request that travels the way of an INVITE of ours: the ACK of a refusal, or the CANCEL. Request-URI,
    /// Via, From, Call-ID, Route and CSeq number are the INVITE's (RFC 3261 §9.1, §17.1.1.3).
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

    /// What the client side matches responses by (RFC 3261 §17.1.3): a CANCEL shares its INVITE's branch.
    static String clientKey(SipHeaders headers) {
        Via via = headers.topVia();
        CSeq cseq = headers.cseq();
        if (via == null || cseq == null) return "";
        return cseq.method().equals(Methods.CANCEL) ? Methods.CANCEL + via.branch() : via.branch();
    }

    /// What the server side matches requests by (RFC 3261 §17.2.3); ACK and CANCEL are looked up as their
    /// INVITE.
    public static String serverKey(SipRequest request, String method) {
        SipHeaders headers = request.headers();
        Via via = headers.topVia();
        if (via == null) return "";
        String branch = via.branch();
        // Without the cookie the branch says nothing: a caller of RFC 2543 is matched by everything else.
        boolean unique = branch.startsWith(Via.MAGIC_COOKIE) && branch.length() > Via.MAGIC_COOKIE.length();
        String identity = unique
                ? branch
                : headers.callId() + ' ' + headers.fromTag() + ' ' + cseqNumber(request) + ' ' + request.uri();
        return method + ' ' + via.host() + ':' + via.port() + ' ' + identity;
    }
}
