package io.ringtrue.telephony.rtp;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Changes a stream's packets between their writing and their sending, as careless gateways and bad networks do.
/// For a far end that is to misbehave; a dialler never has one. Called by the stream's pacer alone; must not throw
/// or block.
@FunctionalInterface
public interface PacketMangler {
    /// An RTP packet is about to leave, not yet encrypted. What is sent through `wire` leaves instead of it.
    ///
    /// @param packet from its position to its limit; may be changed in place; valid until this returns
    void leaving(ByteBuffer packet, Outlet wire);

    /// Whether RTCP reports leave.
    default boolean sendsReports() {
        return true;
    }

    /// Sends one packet to where the stream sends to.
    interface Outlet {
        /// @param packet from its position to its limit; with encryption it needs room for the tag behind the limit
        void send(ByteBuffer packet);

        /// The same from a port of its own on that address, which stays the same for the whole stream. What comes to
        /// that port is not heard.
        void sendFrom(InetAddress address, ByteBuffer packet);
    }
}
