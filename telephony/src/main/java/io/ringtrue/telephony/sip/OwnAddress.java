package io.ringtrue.telephony.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What we call ourselves in Via, Contact and Call-ID.
final class OwnAddress {
    private final Optional<InetAddress> publicAddress;
    private final InetAddress bind;
    private final int port;
    private final ConcurrentHashMap<InetAddress, InetAddress> routes = new ConcurrentHashMap<>();

    OwnAddress(Optional<InetAddress> publicAddress, InetAddress bind, int port) {
        this.publicAddress = publicAddress;
        this.bind = bind;
        this.port = port;
    }

    /// The address this peer can reach us at.
    InetAddress towards(InetAddress peer) {
        if (publicAddress.isPresent()) return publicAddress.get();
        return bind.isAnyLocalAddress() ? routes.computeIfAbsent(peer, OwnAddress::route) : bind;
    }

    /// Asks the kernel which of our addresses its route to the peer starts from; nothing is sent.
    private static InetAddress route(InetAddress peer) {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(peer, SipUri.DEFAULT_PORT));
            return probe.getLocalAddress();
        } catch (IOException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    String via(Hop hop, String branch) {
        // An empty rport asks for the reply at the port we sent from (RFC 3581 §3).
        return "SIP/2.0/" + hop.transport() + ' ' + hostPort(hop) + ";branch=" + branch + ";rport";
    }

    String contact(Hop hop) {
        String transport = hop.transport() == Transport.UDP ? "" : ";transport=tcp";
        return "<sip:ringtrue@" + hostPort(hop) + transport + '>';
    }

    private String hostPort(Hop hop) {
        return literal(towards(hop.address().getAddress())) + ':' + port;
    }

    /// As a URI spells it: IPv6 in brackets, without a zone.
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) return text;
        int zone = text.indexOf('%');
        return '[' + (zone < 0 ? text : text.substring(0, zone)) + ']';
    }
}
