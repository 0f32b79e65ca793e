package io.ringtrue.telephony.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both ends of an answered call share (RFC 3261 §12). Lives on the call's strand.
final class Dialog {
    private final String callId;
    /// Our From, and the far end's To, as our requests carry them: with tags.
    private final String local;
    private final String remote;
    private final String remoteTag;
    private final List<String> routes;
    /// Where the dialog began: the way out when an address is a name, which is never looked up inside a call.
    private final Hop origin;
    private String remoteTarget;
    private long localSeq;
    private long remoteSeq;

    private Dialog(
            SipHeaders ours,
            String local,
            String remote,
            String remoteTag,
            List<String> routes,
            Hop origin,
            String target) {
        this.callId = ours.callId();
        this.local = local;
        this.remote = remote;
        this.remoteTag = remoteTag;
        this.routes = routes;
        this.origin = origin;
        this.remoteTarget = target;
    }

    /// The caller's side: the route set is the response's Record-Route reversed (RFC 3261 §12.1.2).
    static Dialog ofAnswer(SipRequest invite, SipResponse answer, Hop hop) {
        SipHeaders headers = answer.headers();
        Dialog dialog = new Dialog(
                invite.headers(),
                text(invite.headers(), "From"),
                text(headers, "To"),
                headers.toTag(),
                headers.list("Record-Route").reversed(),
                hop,
                contactOr(headers, invite.uri()));
        dialog.localSeq = Requests.cseqNumber(invite);
        dialog.remoteSeq = -1;
        return dialog;
    }

    /// The callee's side: the route set is the request's Record-Route as it stands (RFC 3261 §12.1.1).
    static Dialog ofInvite(SipRequest invite, String localTag, Hop source) {
        SipHeaders headers = invite.headers();
        NameAddr from = headers.from();
        Dialog dialog = new Dialog(
                headers,
                text(headers, "To") + ";tag=" + localTag,
                text(headers, "From"),
                headers.fromTag(),
                headers.list("Record-Route"),
                source,
                contactOr(headers, from == null ? "" : from.uri()));
        dialog.remoteSeq = Requests.cseqNumber(invite);
        return dialog;
    }

    private static String text(SipHeaders headers, String name) {
        String value = headers.first(name);
        return value == null ? "" : value;
    }

    private static String contactOr(SipHeaders headers, String otherwise) {
        NameAddr contact = contact(headers);
        return contact == null ? otherwise : contact.uri();
    }

    private static @Nullable NameAddr contact(SipHeaders headers) {
        List<String> contacts = headers.list("Contact");
        return contacts.isEmpty() ? null : NameAddr.read(contacts.getFirst());
    }

    String remoteTag() {
        return remoteTag;
    }

    /// A re-INVITE or UPDATE, or a 2xx to ours, may move the far end (RFC 3261 §12.2.1.2, §12.2.2).
    void refreshTarget(SipHeaders headers) {
        NameAddr contact = contact(headers);
        if (contact != null && SipUri.readOrNull(contact.uri()) != null) remoteTarget = contact.uri();
    }

    /// Takes note of a request's number.
    ///
    /// @return false when it is older than one seen before (RFC 3261 §12.2.2)
    boolean isInOrder(SipRequest request) {
        long number = Requests.cseqNumber(request);
        if (number < remoteSeq) return false;
        remoteSeq = number;
        return true;
    }

    /// A new request within the dialog.
    SipRequest request(String method, Body body, OwnAddress own, Ids ids, DigestAuth auth) {
        return request(method, ++localSeq, body, own, ids, auth);
    }

    /// The ACK of a 2xx: numbered as its INVITE, with its credentials (RFC 3261 §13.2.2.4, §22.1).
    SipRequest ack(long inviteSeq, OwnAddress own, Ids ids, DigestAuth auth) {
        return request(Methods.ACK, inviteSeq, Body.NONE, own, ids, auth);
    }

    private SipRequest request(String method, long seq, Body body, OwnAddress own, Ids ids, DigestAuth auth) {
        Hop hop = nextHop();
        String uri = requestUri();
        SipHeaders headers = new SipHeaders()
                .add("Via", own.via(hop, ids.branch()))
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", seq + " " + method)
                .add("Contact", own.contact(hop));
        addRoutes(headers);
        auth.sign(headers, method, uri, hop);
        return new SipRequest(method, uri, headers, body);
    }

    /// A first route without `lr` is a strict router: it wants itself as Request-URI and the target as the last
    /// Route (RFC 3261 §12.2.1.1).
    private void addRoutes(SipHeaders headers) {
        if (isStrict()) {
            for (String route : routes.subList(1, routes.size())) headers.add("Route", route);
            headers.add("Route", '<' + remoteTarget + '>');
        } else {
            for (String route : routes) headers.add("Route", route);
        }
    }

    private String requestUri() {
        return isStrict() ? firstRoute() : remoteTarget;
    }

    private boolean isStrict() {
        if (routes.isEmpty()) return false;
        SipUri uri = SipUri.readOrNull(firstRoute());
        return uri != null && !uri.isLoose();
    }

    private String firstRoute() {
        NameAddr route = NameAddr.read(routes.getFirst());
        return route == null ? remoteTarget : route.uri();
    }

    /// Where requests go: the first route, else the far end's own address. Without a transport parameter the one
    /// the call came about on.
    Hop nextHop() {
        SipUri uri = SipUri.readOrNull(routes.isEmpty() ? remoteTarget : firstRoute());
        if (uri == null) return origin;
        Transport transport = uri.transport()
                .map(name -> name.equalsIgnoreCase("tcp") ? Transport.TCP : Transport.UDP)
                .orElse(origin.transport());
        InetAddress address = literal(uri.host());
        int port = uri.port() < 0 ? SipUri.DEFAULT_PORT : uri.port();
        return address == null ? origin : new Hop(transport, new InetSocketAddress(address, port));
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
