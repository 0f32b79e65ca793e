package io.ringtrue.telephony.sip.transport;

import io.ringtrue.telephony.sip.message.SipUri;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Our own address in Via and Contact, as each peer can reach it. Safe for several threads.
public final class OwnAddress {
    /// How long a route is remembered. Routes change rarely; after a change, calls must soon use the new
    /// address.
    private static final Duration ROUTE_LIFETIME = Duration.ofSeconds(60);

    /// More peers than any installation has trunks. Peers also come from Contact and Via fields, so a far end could
    /// name a new one with each message; beyond this many all are forgotten and asked for again.
    private static final int MOST_ROUTES = 1_000;

    private final Optional<InetAddress> publicAddress;
    private final InetAddress bind;
    private final int port;
    private final Function<InetAddress, Optional<InetAddress>> kernel;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<InetAddress, Route> routes = new ConcurrentHashMap<>();

    private record Route(InetAddress from, long foundAt) {}

    /// @param publicAddress given to every peer, when set
    /// @param bind where the sockets listen; the wildcard means that the route to a peer decides
    /// @param port the SIP port, for UDP and TCP
    public OwnAddress(Optional<InetAddress> publicAddress, InetAddress bind, int port) {
        this(publicAddress, bind, port, OwnAddress::route, System::nanoTime);
    }

    /// @param kernel returns the local address of the route to a peer; empty when there is no route
    public OwnAddress(
            Optional<InetAddress> publicAddress,
            InetAddress bind,
            int port,
            Function<InetAddress, Optional<InetAddress>> kernel,
            LongSupplier nanoTime) {
        this.publicAddress = publicAddress;
        this.bind = bind;
        this.port = port;
        this.kernel = kernel;
        this.nanoTime = nanoTime;
    }

    /// The address at which this peer can reach us: the public address if one is set, else the bound address,
    /// else the local address of the route to the peer.
    public InetAddress towards(InetAddress peer) {
        if (publicAddress.isPresent()) return publicAddress.get();
        return bind.isAnyLocalAddress() ? routeTo(peer) : bind;
    }

    private InetAddress routeTo(InetAddress peer) {
        long now = nanoTime.getAsLong();
        Route known = routes.get(peer);
        if (known != null && now - known.foundAt < ROUTE_LIFETIME.toNanos()) return known.from;
        Optional<InetAddress> found = kernel.apply(peer);
        if (routes.size() >= MOST_ROUTES) routes.clear();
        found.ifPresent(from -> routes.put(peer, new Route(from, now)));
        // Without a route the message cannot be sent, so any address will do.
        return found.orElseGet(InetAddress::getLoopbackAddress);
    }

    /// How many routes are remembered.
    int routes() {
        return routes.size();
    }

    /// Connecting a UDP socket makes the kernel choose a route and a local address; nothing is sent.
    private static Optional<InetAddress> route(InetAddress peer) {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(peer, SipUri.DEFAULT_PORT));
            return Optional.of(probe.getLocalAddress());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The value of our Via field for a request to this hop.
    public String via(Hop hop, String branch) {
        // RFC 3581 §3: an empty rport asks for the response at the port that we sent from.
        return "SIP/2.0/" + hop.transport() + ' ' + hostPort(hop) + ";branch=" + branch + ";rport";
    }

    /// The value of our Contact field for this hop.
    public String contact(Hop hop) {
        String transport = hop.transport() == Transport.UDP ? "" : ";transport=tcp";
        return "<sip:ringtrue@" + hostPort(hop) + transport + '>';
    }

    private String hostPort(Hop hop) {
        return literal(towards(hop.address().getAddress())) + ':' + port;
    }

    /// The address as a URI spells it: IPv6 in brackets, without a zone.
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) return text;
        int zone = text.indexOf('%');
        return '[' + (zone < 0 ? text : text.substring(0, zone)) + ']';
    }
}
