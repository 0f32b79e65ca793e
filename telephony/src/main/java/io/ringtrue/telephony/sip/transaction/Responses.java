package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.NameAddr;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipUri;
import io.ringtrue.telephony.sip.message.Via;
import io.ringtrue.telephony.sip.transport.Hop;
import java.net.InetSocketAddress;
import java.util.List;

/// Makes responses, and decides where they are sent.
public final class Responses {
    private Responses() {}

    /// A response without a body, with Via, From, To, Call-ID and CSeq of the request (RFC 3261 §8.2.6.2).
    ///
    /// @param source where the request came from
    /// @param toTag added to To, unless To has a tag already or this is a 100 (RFC 3261 §8.2.6.2). Empty adds
    /// none
    public static SipResponse to(SipRequest request, Hop source, int status, String reason, String toTag) {
        return new SipResponse(status, reason, headers(request, source, status, toTag), Body.NONE);
    }

    /// The header fields of [#to], to which the caller may add others.
    public static SipHeaders headers(SipRequest request, Hop source, int status, String toTag) {
        SipHeaders from = request.headers();
        SipHeaders headers = new SipHeaders();
        addVias(from, source, headers);
        headers.copy(from, "From");
        String to = from.first("To");
        boolean tagged = status > 100 && !toTag.isEmpty() && from.toTag().isEmpty();
        headers.add("To", tagged ? to + ";tag=" + toTag : String.valueOf(to));
        return headers.copy(from, "Call-ID").copy(from, "CSeq");
    }

    /// The To for the ACK of this response (RFC 3261 §17.1.1.3) and for the requests of its dialog (RFC 3261
    /// §12.1.2). It is the response's To; if that breaks the rules, the INVITE's To with the response's tag.
    public static String toOf(SipRequest invite, SipResponse response) {
        String own = response.headers().first("To");
        String tag = response.headers().toTag();
        NameAddr exact = own == null ? null : NameAddr.read(own);
        if (own != null && exact != null && exact.tag().equals(tag)) return own;
        String ours = String.valueOf(invite.headers().first("To"));
        String tagged = ours + ";tag=" + tag;
        return tag.isEmpty() || NameAddr.read(tagged) == null ? ours : tagged;
    }

    /// Rebuilds a 2xx that breaks the rules, as far as the ACK and the BYE need it: To, Contact and
    /// Record-Route.
    ///
    /// @param guess the tag of the phone that rang, used if the answer has no readable tag; may be empty
    public static SipResponse readable(SipRequest invite, SipResponse answer, String guess) {
        String tag =
                answer.headers().toTag().isEmpty() ? guess : answer.headers().toTag();
        SipHeaders headers = new SipHeaders()
                .add("To", invite.headers().first("To") + (tag.isEmpty() ? "" : ";tag=" + tag))
                .copy(answer.headers(), "Contact")
                .copy(answer.headers(), "Record-Route");
        return new SipResponse(answer.status(), answer.reason(), headers, Body.NONE);
    }

    /// Copies the Via fields. The first one gets `received`, the address the request really came from (RFC
    /// 3261 §18.2.1), and the port if it asks for `rport` (RFC 3581 §4).
    private static void addVias(SipHeaders from, Hop source, SipHeaders headers) {
        Via top = from.topVia();
        if (top == null || top.host().isEmpty()) {
            headers.copy(from, "Via");
            return;
        }
        String address = source.address().getAddress().getHostAddress();
        boolean wantsPort = top.params().has("rport");
        if (wantsPort) top = top.with("rport", String.valueOf(source.address().getPort()));
        if (wantsPort || !top.host().equals(address)) top = top.with("received", address);
        List<String> vias = from.list("Via");
        headers.add("Via", top.toString());
        for (String via : vias.subList(1, vias.size())) headers.add("Via", via);
    }

    /// Where to send the responses to a request. On TCP, back over the same connection. On UDP, to the source
    /// address: to the source port if the Via has `rport`, else to the port in the Via (RFC 3261 §18.2.2, RFC
    /// 3581 §4).
    public static Hop destination(SipRequest request, Hop source) {
        Via top = request.headers().topVia();
        if (source.transport().isReliable() || top == null || top.host().isEmpty()) return source;
        if (top.params().has("rport")) return source;
        int port = top.port() < 0 ? SipUri.DEFAULT_PORT : top.port();
        return new Hop(
                source.transport(), new InetSocketAddress(source.address().getAddress(), port));
    }
}
