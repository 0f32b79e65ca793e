package io.ringtrue.telephony.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whom a stream listens to and where it sends: symmetric RTP (RFC 4961), held to the first good source.
///
/// With media networks, the first source inside them is it. Without, it is the address the far end
/// described, from any port; if that address cannot be reached from outside its own network, the far end
/// is behind a NAT, and the first source at the address its signalling comes from is it too: anybody
/// else may be somebody who keys for the callee.
///
/// ```
///  packets of A   ·  ·  ·  ·  ·  |          10 packet times          |
///  packets of B         ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·
///                       nobody hears B while A speaks                  B is the source now
/// ```
///
/// So B takes over as media servers do, without a word in the signalling, if it lies in the media
/// networks, or without those at A's own address, the described one or the trunk's. The address and port
/// exactly described always win. With SRTP the key says who it is: an authentic packet latches at once,
/// within the media networks if there are any.
///
/// [#told] by any thread, [#admits] by the reader, [#target] by the pacer.
final class Latch {
    /// In packet times: a jitter buffer has given up on the old source by then, and a key lasts longer.
    private static final int SILENT_PACKETS = 10;

    private volatile @Nullable InetSocketAddress told;
    private volatile @Nullable InetSocketAddress source;
    private volatile List<Network> networks = List.of();
    private volatile @Nullable InetAddress signalling;
    private volatile long silenceNanos;
    private long heardNanos;

    private static final List<Network> UNREACHABLE = List.of(
            Network.parse("10.0.0.0/8"), // RFC 1918
            Network.parse("172.16.0.0/12"),
            Network.parse("192.168.0.0/16"),
            Network.parse("100.64.0.0/10"), // RFC 6598
            Network.parse("fc00::/7")); // RFC 4193

    /// @param packetMillis how long a packet of the far end lasts
    synchronized void told(InetSocketAddress remote, List<Network> networks, InetAddress signalling, int packetMillis) {
        boolean moved = !remote.equals(told);
        this.networks = networks;
        this.signalling = signalling;
        this.silenceNanos = SILENT_PACKETS * packetMillis * 1_000_000L;
        this.told = remote;
        if (moved) source = null;
    }

    /// Whether a packet from there is ours to hear. The caller has seen that it is good RTP.
    ///
    /// @param now by [System#nanoTime]
    /// @param authentic whether SRTP has shown that it is the far end's
    boolean admits(InetSocketAddress from, long now, boolean authentic) {
        boolean admitted = from.equals(source) || mayBeSource(from, now, authentic) && latch(from, authentic);
        if (admitted) heardNanos = now;
        return admitted;
    }

    private boolean mayBeSource(InetSocketAddress from, long now, boolean authentic) {
        // What is exactly as described is the far end, whoever was quicker.
        return source == null || from.equals(told) || authentic || now - heardNanos >= silenceNanos;
    }

    private synchronized boolean latch(InetSocketAddress from, boolean authentic) {
        if (!credible(from.getAddress(), authentic)) return false;
        source = from;
        return true;
    }

    private boolean credible(InetAddress from, boolean authentic) {
        if (!networks.isEmpty()) return within(networks, from);
        InetSocketAddress described = told;
        if (described == null) return false;
        InetSocketAddress known = source;
        return authentic
                || from.equals(described.getAddress())
                || from.equals(signalling) && (known != null || behindNat(described.getAddress()))
                || known != null && from.equals(known.getAddress());
    }

    /// Whether RTCP from there, whatever its port, may be the far end's.
    boolean trusts(InetAddress from) {
        InetSocketAddress known = source;
        return known != null && from.equals(known.getAddress()) || credible(from, false);
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
