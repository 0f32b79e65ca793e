package io.ringtrue.telephony.sip.transport;

import java.net.InetAddress;
import java.util.Optional;

/// Stands between an endpoint and its sockets and changes what passes, as careless stacks, gateways and border
/// controllers do. For a far end that is to misbehave; a dialler never has one. Called by any number of threads;
/// must not throw or block.
public interface Mangler {
    /// A message is about to leave. What is sent through `wire` leaves instead of it; nothing else does.
    void leaving(byte[] message, Hop to, Outlet wire);

    /// A message has arrived.
    ///
    /// @param wire for an answer behind the endpoint's back
    /// @return what the endpoint is given instead; empty: nothing
    Optional<byte[]> arriving(byte[] message, Hop from, Outlet wire);

    /// A second address the endpoint listens on and can send from, by UDP and with the same port; empty: none.
    Optional<InetAddress> elsewhere();

    /// Sends bytes as they are. A stream gets them in order; on UDP each call is one datagram.
    interface Outlet {
        void send(byte[] bytes, Hop to);

        /// The same from [Mangler#elsewhere()], always by UDP.
        ///
        /// @throws IllegalStateException when there is no such address
        void sendFromElsewhere(byte[] bytes, Hop to);
    }
}
