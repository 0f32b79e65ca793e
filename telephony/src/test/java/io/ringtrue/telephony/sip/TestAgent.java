package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.AllowedSources;
import io.ringtrue.telephony.sip.transport.FakeWire;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.OwnAddress;
import io.ringtrue.telephony.sip.transport.TickedAlarms;
import io.ringtrue.telephony.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole user agent without sockets, whose time the test controls.
public final class TestAgent {
    public static final Hop PEER = hop(Transport.UDP);

    public final FakeWire wire = new FakeWire();
    final TickedAlarms alarms = new TickedAlarms();
    public final TransactionLayer layer = new TransactionLayer(wire, alarms, TransactionTimers.RFC);
    final OwnAddress own = new OwnAddress(Optional.empty(), InetAddress.getLoopbackAddress(), 5070);
    public final UserAgentCore agent = new UserAgentCore(layer, own);
    public final RecordingListener events = new RecordingListener();
    public final List<IncomingCall> arrived = new ArrayList<>();

    public static Hop hop(Transport transport) {
        return new Hop(transport, new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060));
    }

    public OutgoingCall call(Hop hop, Credentials credentials) {
        InviteOrder order = new InviteOrder("sip:bob@127.0.0.1", "sip:alice@127.0.0.1", hop, credentials, Body.NONE);
        OutgoingCall call = new OutgoingCall(agent, order, events);
        call.start();
        return call;
    }

    public OutgoingCall call() {
        return call(PEER, Credentials.NONE);
    }

    /// Places a call and answers it.
    ///
    /// @return its INVITE
    public SipRequest answered() {
        call();
        SipRequest invite = wire.onlyRequest();
        answer(invite, 200);
        wire.take();
        return invite;
    }

    /// Places a call over a trunk at 127.0.0.1. SIP from elsewhere is reported or, if strict, dropped.
    public OutgoingCall listedCall(boolean strict) {
        AllowedSources sources = new AllowedSources(PEER.address().getAddress()::equals, strict);
        InviteOrder order =
                new InviteOrder("sip:bob@127.0.0.1", "sip:alice@127.0.0.1", PEER, Credentials.NONE, Body.NONE, sources);
        OutgoingCall call = new OutgoingCall(agent, order, events);
        call.start();
        return call;
    }

    /// A message arrives; it is written with `
    /// ` for CRLF.
    public void receive(String message) {
        receive(message, Optional.of(this::arrived));
    }

    /// Like [#receive(String)], for an endpoint that only places calls.
    public void receiveAsCaller(String message) {
        receive(message, Optional.empty());
    }

    private void receive(String message, Optional<IncomingCalls> incoming) {
        byte[] data = message.replace("\n", "\r\n").getBytes(UTF_8);
        new Dispatcher(agent, incoming, _ -> true).handle(data, 0, data.length, PEER);
    }

    /// Bytes arrive; an exception from handling them is thrown here.
    public void receive(byte[] data) {
        new Dispatcher(agent, Optional.empty(), _ -> true).handle(data, 0, data.length, PEER);
    }

    /// A message arrives from an unlisted address.
    ///
    /// @return whether it contained a secret of a call
    public boolean receiveFrom(String address, String message) {
        byte[] data = message.replace("\n", "\r\n").getBytes(UTF_8);
        return new Dispatcher(agent, Optional.empty(), _ -> false).arrived(data, 0, data.length, at(address));
    }

    static Hop at(String address) {
        return new Hop(Transport.UDP, new InetSocketAddress(InetAddress.ofLiteral(address), 5060));
    }

    private CallListener arrived(IncomingCall call) {
        arrived.add(call);
        return events;
    }

    /// Our own tag in the last incoming call.
    public String arrivedTag() {
        return arrived.getLast().localTag();
    }

    /// Answers a request as a peer with this tag does.
    public void answer(SipRequest request, int status, String tag, String extra) {
        receive(answerTo(request, status, tag, extra));
    }

    public static String answerTo(SipRequest request, int status, String tag, String extra) {
        SipHeaders headers = request.headers();
        return "SIP/2.0 " + status + " Whatever\nVia: " + headers.first("Via") + "\nFrom: " + headers.first("From")
                + "\nTo: " + headers.first("To") + (headers.toTag().isEmpty() ? ";tag=" + tag : "") + "\nCall-ID: "
                + headers.callId() + "\nCSeq: " + headers.first("CSeq") + "\nContact: <sip:bob@127.0.0.1:5060>\n"
                + extra
                + "Content-Length: 0\n\n";
    }

    public void answer(SipRequest request, int status) {
        answer(request, status, "far", "");
    }

    public void tick(long millis) {
        alarms.tick(Duration.ofMillis(millis));
    }
}
