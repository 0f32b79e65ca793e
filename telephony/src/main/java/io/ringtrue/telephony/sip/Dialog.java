package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.MessageRules;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.NameAddr;
import io.ringtrue.telephony.sip.message.RouteSet;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.Requests;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.NextHop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dialog of a call, early or answered (RFC 3261 §12): tags, route set, remote target and sequence
/// numbers. Used on the call's strand only.
final class Dialog {
    private final String callId;

    /// The From and the To of our requests, with their tags.
    private final String local;

    private final String remote;
    private final String remoteTag;

    /// The last address to try when no other can be reached.
    private final Hop origin;

    private List<String> routes;
    private String remoteTarget;

    /// The address that sent the message in which the remote target was named.
    private Hop source;

    /// Computed from route set and target when first needed, then kept, because every request needs it. Null
    /// means not computed.
    private @Nullable Hop nextHop;

    private long localSeq;
    private long remoteSeq;

    private Dialog(SipHeaders ours, String local, String remote, String remoteTag, Hop origin, Hop source) {
        this.callId = ours.callId();
        this.local = local;
        this.remote = remote;
        this.remoteTag = remoteTag;
        this.origin = origin;
        this.source = source;
        this.routes = List.of();
        this.remoteTarget = "";
    }

    /// A dialog in which we are the caller.
    ///
    /// @param answer a response with a To tag, or a 2xx (RFC 3261 §12.1.2)
    /// @param hop where the INVITE went
    /// @param source where the answer came from
    static Dialog ofAnswer(SipRequest invite, SipResponse answer, Hop hop, Hop source) {
        String local = text(invite.headers(), "From");
        String remote = Responses.toOf(invite, answer);
        Dialog dialog =
                new Dialog(invite.headers(), local, remote, answer.headers().toTag(), hop, source);
        dialog.remoteTarget = invite.uri();
        dialog.localSeq = Requests.cseqNumber(invite);
        dialog.remoteSeq = -1;
        dialog.answered(answer, source);
        return dialog;
    }

    /// Takes the route set from a response to our INVITE: its Record-Route in reverse order (RFC 3261
    /// §12.1.2). The route set of a 2xx replaces that of the early dialog (RFC 3261 §13.2.2.4).
    void answered(SipResponse answer, Hop from) {
        routes = RouteSet.of(answer.headers()).reversed();
        source = from;
        nextHop = null;
        refreshTarget(answer.headers(), from);
    }

    /// A dialog in which we are the callee. The route set is the request's Record-Route in its own order (RFC
    /// 3261 §12.1.1).
    static Dialog ofInvite(SipRequest invite, String localTag, Hop source) {
        SipHeaders headers = invite.headers();
        NameAddr from = headers.from();
        String local = text(headers, "To") + ";tag=" + localTag;
        Dialog dialog = new Dialog(headers, local, text(headers, "From"), headers.fromTag(), source, source);
        dialog.routes = RouteSet.of(headers);
        dialog.remoteTarget = from == null ? "" : from.uri();
        dialog.remoteSeq = Requests.cseqNumber(invite);
        dialog.refreshTarget(headers, source);
        return dialog;
    }

    private static String text(SipHeaders headers, String name) {
        String value = headers.first(name);
        return value == null ? "" : value;
    }

    String remoteTag() {
        return remoteTag;
    }

    /// A re-INVITE, an UPDATE or a 2xx may change the remote target (RFC 3261 §12.2.1.2, §12.2.2). A Contact
    /// that cannot stand as a Request-URI is ignored: we could no longer send a BYE.
    void refreshTarget(SipHeaders headers, Hop from) {
        NameAddr contact = headers.contact();
        if (contact == null) return;
        String uri = withoutHeaders(contact.uri());
        if (!MessageRules.isRequestUri(uri)) return;
        remoteTarget = uri;
        source = from;
        nextHop = null;
    }

    /// RFC 3261 §19.1.1 table 1: the URI of a Contact may contain header fields, a Request-URI may not.
    private static String withoutHeaders(String uri) {
        int headers = uri.indexOf('?', uri.indexOf('@') + 1);
        return headers < 0 ? uri : uri.substring(0, headers);
    }

    /// Records the sequence number of a request.
    ///
    /// @return false when it is lower than that of an earlier request (RFC 3261 §12.2.2)
    boolean isInOrder(SipRequest request) {
        long number = Requests.cseqNumber(request);
        if (number < remoteSeq) return false;
        remoteSeq = number;
        return true;
    }

    /// Makes a new request within the dialog, with the next sequence number.
    ///
    /// @param extra header fields besides those every request has
    SipRequest request(String method, SipHeaders extra, Body body, Hop hop, UserAgentCore agent, DigestAuth auth) {
        return request(method, ++localSeq, extra, body, hop, agent, auth);
    }

    /// Makes the ACK of a 2xx. It has the INVITE's sequence number and credentials (RFC 3261 §13.2.2.4,
    /// §22.1).
    SipRequest ack(long inviteSeq, Hop hop, UserAgentCore agent, DigestAuth auth) {
        return request(Methods.ACK, inviteSeq, new SipHeaders(), Body.NONE, hop, agent, auth);
    }

    private SipRequest request(
            String method, long seq, SipHeaders extra, Body body, Hop hop, UserAgentCore agent, DigestAuth auth) {
        String uri = requestUri();
        SipHeaders headers = new SipHeaders()
                .add("Via", agent.own().via(hop, agent.ids().branch()))
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", seq + " " + method)
                .add("Contact", agent.own().contact(hop));
        for (int i = 0; i < extra.size(); i++) headers.add(extra.name(i), extra.value(i));
        addRoutes(headers);
        auth.sign(headers, method, uri, body, hop);
        return new SipRequest(method, uri, headers, body);
    }

    /// RFC 3261 §12.2.1.1: a first route without `lr` is a strict router. It expects its own URI as
    /// Request-URI and the remote target as the last Route.
    private void addRoutes(SipHeaders headers) {
        List<String> sent = new ArrayList<>(routes);
        if (RouteSet.isStrict(routes)) {
            sent.removeFirst();
            sent.add('<' + remoteTarget + '>');
        }
        for (String route : sent) headers.add("Route", route);
    }

    private String requestUri() {
        return RouteSet.isStrict(routes) ? RouteSet.firstUri(routes) : remoteTarget;
    }

    /// Where the dialog began. For a caller, where the INVITE was sent; for a callee, where it came from.
    Hop origin() {
        return origin;
    }

    /// Where to send requests: the first route, else the remote target. If that is a name we cannot resolve,
    /// the address that it came from.
    Hop nextHop() {
        if (nextHop == null) {
            nextHop = routes.isEmpty()
                    ? NextHop.to(remoteTarget, true, source)
                    : NextHop.to(RouteSet.firstUri(routes), false, source);
        }
        return nextHop;
    }

    /// Where to send a request that could not be delivered: the address the far end's message came from, or,
    /// if that was tried, where the dialog began.
    Hop otherHop(Hop tried) {
        return tried.equals(source) ? origin : source;
    }
}
