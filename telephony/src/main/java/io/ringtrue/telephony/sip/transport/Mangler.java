package io.ringtrue.telephony.sip.transport;

import java.net.InetAddress;
import java.util.Optional;

/// Changes messages between an endpoint and its sockets, as careless SIP stacks, gateways and border
/// controllers do. It serves test far ends only; a dialler never has one. Called by several threads; must not
/// throw or block.
public interface Mangler {
    /// A message is to be sent. Only what the mangler sends through `wire` is sent in its place.
    void leaving(byte[] message, Hop to, Outlet wire);

    /// A message has arrived.
    ///
    /// @param wire sends an answer of the mangler's own
    /// @return the message for the endpoint; empty drops it
    Optional<byte[]> arriving(byte[] message, Hop from, Outlet wire);

    /// A second address for UDP, with the same port, on which the endpoint listens and from which it can
    /// send. Empty when there is none.
    Optional<InetAddress> elsewhere();

    /// Sends bytes unchanged: in order on TCP, as one datagram on UDP.
    interface Outlet {
        void send(byte[] bytes, Hop to);

        /// Sends from [Mangler#elsewhere()], always by UDP.
        ///
        /// @throws IllegalStateException when there is no such address
        void sendFromElsewhere(byte[] bytes, Hop to);
    }
}
