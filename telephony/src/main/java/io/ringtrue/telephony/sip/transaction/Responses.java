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

/// Builds responses and says where they go.
public final class Responses {
    private Responses() {}

    /// Via, From, To, Call-ID and CSeq as in the request (RFC 3261 §8.2.6.2).
    ///
    /// @param toTag added to To unless it has a tag or this is a 100 (RFC 3261 §8.2.6.2); empty: none
    public static SipResponse to(SipRequest request, Hop source, int status, String reason, String toTag) {
        return new SipResponse(status, reason, headers(request, source, status, toTag), Body.NONE);
    }

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

    /// The To of the ACK for this response (RFC 3261 §17.1.1.3), and of the requests of the dialog it makes
    /// (§12.1.2): the response's own, or where that breaks the rules, the INVITE's with the response's tag.
    public static String toOf(SipRequest invite, SipResponse response) {
        String own = response.headers().first("To");
        String tag = response.headers().toTag();
        NameAddr exact = own == null ? null : NameAddr.read(own);
        if (own != null && exact != null && exact.tag().equals(tag)) return own;
        String ours = String.valueOf(invite.headers().first("To"));
        String tagged = ours + ";tag=" + tag;
        return tag.isEmpty() || NameAddr.read(tagged) == null ? ours : tagged;
    }

    /// What can be told of a 2xx that breaks the rules: whom to send the ACK to.
    ///
    /// @param guess the tag of whoever rang, for an answer that has none we can read; may be empty
    public static SipResponse readable(SipRequest invite, SipResponse answer, String guess) {
        String tag =
                answer.headers().toTag().isEmpty() ? guess : answer.headers().toTag();
        SipHeaders headers = new SipHeaders()
                .add("To", invite.headers().first("To") + (tag.isEmpty() ? "" : ";tag=" + tag))
                .copy(answer.headers(), "Contact")
                .copy(answer.headers(), "Record-Route");
        return new SipResponse(answer.status(), answer.reason(), headers, Body.NONE);
    }

    /// The top Via learns where the request really came from: `received` (RFC 3261 §18.2.1), and `rport` when
    /// asked for (RFC 3581 §4).
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

    /// A stream's responses go back on it; a datagram's to its source address, and to the source port if
    /// `rport` was there, else to the port of Via (RFC 3261 §18.2.2, RFC 3581 §4).
    public static Hop destination(SipRequest request, Hop source) {
        Via top = request.headers().topVia();
        if (source.transport().isReliable() || top == null || top.host().isEmpty()) return source;
        if (top.params().has("rport")) return source;
        int port = top.port() < 0 ? SipUri.DEFAULT_PORT : top.port();
        return new Hop(
                source.transport(), new InetSocketAddress(source.address().getAddress(), port));
    }
}
