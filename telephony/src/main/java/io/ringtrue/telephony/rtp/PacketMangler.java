package io.ringtrue.telephony.rtp;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Changes a stream's packets before they are sent, as careless gateways and bad networks do. It serves test
/// far ends only; a dialler never has one. Called by the stream's pacer only; must not throw or block.
@FunctionalInterface
public interface PacketMangler {
    /// An RTP packet is to be sent; it is not encrypted yet. Only what the mangler sends through `wire` is
    /// sent in its place.
    ///
    /// @param packet from its position to its limit; may be changed in place; valid until this returns
    void leaving(ByteBuffer packet, Outlet wire);

    /// Whether RTCP reports are sent.
    default boolean sendsReports() {
        return true;
    }

    /// Sends packets to the stream's far end.
    interface Outlet {
        /// Sends from the stream's own port.
        ///
        /// @param packet from its position to its limit; with SRTP it needs room after the limit for the tag
        void send(ByteBuffer packet);

        /// Sends from another port, on this address. The port stays the same for the whole stream; packets
        /// that arrive there are ignored.
        void sendFrom(InetAddress address, ByteBuffer packet);
    }
}
