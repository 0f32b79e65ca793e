package io.ringtrue.telephony.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides from which address a stream accepts packets and to which it sends: symmetric RTP (RFC 4961), fixed
/// to the first credible source.
///
/// With media networks, the first source inside them is credible. Without, a source at the address in the SDP
/// is, from any port. If that address is private, the far end is behind a NAT, and a source at the address of
/// its signalling is credible too. Nobody else is: a stranger could press keys in place of the callee.
///
/// ```
///  packets of A   ·  ·  ·  ·  ·  |          10 packet times          |
///  packets of B         ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·
///                       B is ignored while A sends                  B is the source now
/// ```
///
/// So B can take over without any signalling, as media servers do. It must be in the media networks; without
/// those, at A's address, the one in the SDP, or the trunk's. The exact address and port of the SDP always
/// win. With SRTP the key identifies the far end: an authentic packet fixes the source at once, within the
/// media networks if there are any.
///
/// [#agreed] may be called by any thread, [#admits] by the reader, [#target] by the pacer.
final class Latch {
    /// How long the old source must be silent, in packet times. A jitter buffer has given it up by then, and
    /// a key press lasts longer.
    private static final int SILENT_PACKETS = 10;

    private volatile @Nullable InetSocketAddress agreed;
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

    /// Sets what was agreed. A new remote address begins a new search for the source.
    ///
    /// @param packetMillis length of the far end's packets in ms
    synchronized void agreed(
            InetSocketAddress remote, List<Network> networks, InetAddress signalling, int packetMillis) {
        boolean moved = !remote.equals(agreed);
        this.networks = networks;
        this.signalling = signalling;
        this.silenceNanos = SILENT_PACKETS * packetMillis * 1_000_000L;
        this.agreed = remote;
        if (moved) source = null;
    }

    /// Whether to accept a packet from this address, which then becomes the source. The caller has checked
    /// that it is valid RTP.
    ///
    /// @param now by [System#nanoTime]
    /// @param authentic whether SRTP has shown that the far end sent it
    boolean admits(InetSocketAddress from, long now, boolean authentic) {
        boolean admitted = from.equals(source) || mayBeSource(from, now, authentic) && latch(from, authentic);
        if (admitted) heardNanos = now;
        return admitted;
    }

    private boolean mayBeSource(InetSocketAddress from, long now, boolean authentic) {
        // The exact address of the SDP is the far end, even if another source was first.
        return source == null || from.equals(agreed) || authentic || now - heardNanos >= silenceNanos;
    }

    private synchronized boolean latch(InetSocketAddress from, boolean authentic) {
        if (!credible(from.getAddress(), authentic)) return false;
        source = from;
        return true;
    }

    private boolean credible(InetAddress from, boolean authentic) {
        if (!networks.isEmpty()) return within(networks, from);
        InetSocketAddress described = agreed;
        if (described == null) return false;
        InetSocketAddress known = source;
        return authentic
                || from.equals(described.getAddress())
                || from.equals(signalling) && (known != null || behindNat(described.getAddress()))
                || known != null && from.equals(known.getAddress());
    }

    /// Whether RTCP from this address may be the far end's. The port does not matter.
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

    /// Where to send. Null while there is no such address: nothing is agreed yet, or the agreed address is
    /// outside the media networks.
    @Nullable
    InetSocketAddress target() {
        InetSocketAddress known = source;
        if (known != null) return known;
        InetSocketAddress described = agreed;
        if (described == null || described.getAddress().isAnyLocalAddress()) return null;
        boolean allowed = networks.isEmpty() || within(networks, described.getAddress());
        return allowed ? described : null;
    }
}
