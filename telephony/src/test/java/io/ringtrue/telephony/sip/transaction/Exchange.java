package io.ringtrue.telephony.sip.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipMessage;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.FakeWire;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.TickedAlarms;
import io.ringtrue.telephony.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The transaction layer alone, in ticked time with the timers of RFC 3261: T1 = 500 ms, T2 = 4 s, T4 = 5 s.
final class Exchange implements ClientTransaction.User {
    static final Hop UDP = hop(Transport.UDP, "192.0.2.1", 5060);
    static final Hop TCP = hop(Transport.TCP, "192.0.2.1", 5060);

    final FakeWire wire = new FakeWire();
    final TickedAlarms alarms = new TickedAlarms();
    final TransactionLayer layer = new TransactionLayer(wire, alarms, TransactionTimers.RFC);
    final Strand strand = layer.newStrand();
    /// What the user of the client side was told: a status, `timeout` or `failed`.
    final List<String> told = new ArrayList<>();

    static Hop hop(Transport transport, String address, int port) {
        return new Hop(transport, new InetSocketAddress(InetAddress.ofLiteral(address), port));
    }

    static SipRequest request(String method) {
        return (SipRequest) parsed("""
                %1$s sip:bob@biloxi.com SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.1:5066;branch=z9hG4bK776asdhds
                Max-Forwards: 70
                From: Alice <sip:alice@atlanta.com>;tag=1928301774
                To: Bob <sip:bob@biloxi.com>
                Call-ID: a84b4c76e66710
                CSeq: 314159 %1$s

                """.formatted(method));
    }

    static SipResponse response(SipRequest request, int status) {
        return (SipResponse) parsed("""
                SIP/2.0 %d Whatever
                Via: %s
                From: %s
                To: %s;tag=a6c85cf
                Call-ID: %s
                CSeq: %s

                """.formatted(
                        status,
                        request.headers().first("Via"),
                        request.headers().first("From"),
                        request.headers().first("To"),
                        request.headers().callId(),
                        request.headers().first("CSeq")));
    }

    static SipMessage parsed(String text) {
        byte[] data = text.replace("\n", "\r\n").getBytes(UTF_8);
        return switch (SipParser.read(data, 0, data.length)) {
            case ParsedMessage.Whole(SipMessage whole) -> whole;
            case ParsedMessage other -> throw new AssertionError(other);
        };
    }

    ClientTransaction send(SipRequest request, Hop hop) {
        return layer.request(request, hop, strand, this);
    }

    /// A response arrives and is brought to whom it answers.
    void arrives(SipRequest request, int status) {
        ClientTransaction transaction = layer.find(response(request, status));
        if (transaction != null) transaction.receive(response(request, status), UDP);
    }

    void tick(long millis) {
        alarms.tick(Duration.ofMillis(millis));
    }

    @Override
    public void responded(SipResponse response, Hop source) {
        told.add(String.valueOf(response.status()));
    }

    @Override
    public void timedOut() {
        told.add("timeout");
    }

    @Override
    public void transportFailed() {
        told.add("failed");
    }
}
