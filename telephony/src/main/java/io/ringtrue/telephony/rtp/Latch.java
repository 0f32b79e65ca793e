package io.ringtrue.telephony.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whom a stream listens to and where it sends: symmetric RTP (RFC 4961), held to the first good source.
///
/// With media networks, the first source inside them is it. Without, it is the address the far end described, from
/// any port; if that address cannot be reached from outside its own network, the far end is behind a NAT, and the
/// first source at the address its signalling comes from is it too: anybody else may be somebody who keys for the
/// callee. From then on nobody else is heard until the far end describes a new address, but for one: the address
/// and port exactly described always win.
///
/// [#told] by any thread, [#admits] by the reader, [#target] by the pacer.
final class Latch {
    private volatile @Nullable InetSocketAddress told;
    private volatile @Nullable InetSocketAddress source;
    private volatile List<Network> networks = List.of();
    private volatile @Nullable InetAddress signalling;

    private static final List<Network> UNREACHABLE = List.of(
            Network.parse("10.0.0.0/8"), // RFC 1918
            Network.parse("172.16.0.0/12"),
            Network.parse("192.168.0.0/16"),
            Network.parse("100.64.0.0/10"), // RFC 6598
            Network.parse("fc00::/7")); // RFC 4193

    synchronized void told(InetSocketAddress remote, List<Network> networks, InetAddress signalling) {
        boolean moved = !remote.equals(told);
        this.networks = networks;
        this.signalling = signalling;
        this.told = remote;
        if (moved) source = null;
    }

    /// Whether a packet from there is ours to hear. The caller has seen that it is good RTP.
    boolean admits(InetSocketAddress from) {
        InetSocketAddress known = source;
        // What is exactly as described is the far end, whoever was quicker.
        if (known != null && !from.equals(told)) return known.equals(from);
        return latch(from);
    }

    private synchronized boolean latch(InetSocketAddress from) {
        if (!credible(from.getAddress())) return false;
        source = from;
        return true;
    }

    private boolean credible(InetAddress from) {
        if (!networks.isEmpty()) return within(networks, from);
        InetSocketAddress described = told;
        if (described == null) return false;
        return from.equals(described.getAddress()) || behindNat(described.getAddress()) && from.equals(signalling);
    }

    private static boolean behindNat(InetAddress described) {
        return described.isAnyLocalAddress() || described.isLinkLocalAddress() || within(UNREACHABLE, described);
    }

    private static boolean within(List<Network> networks, InetAddress address) {
        for (Network network : networks) {
            if (network.contains(address)) return true;
        }
        return false;
    }

    /// Where to send, null while there is no such place: nothing described, or described outside the media networks.
    @Nullable
    InetSocketAddress target() {
        InetSocketAddress known = source;
        if (known != null) return known;
        InetSocketAddress described = told;
        if (described == null || described.getAddress().isAnyLocalAddress()) return null;
        boolean allowed = networks.isEmpty() || within(networks, described.getAddress());
        return allowed ? described : null;
    }
}
