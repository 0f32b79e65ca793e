package io.ringtrue.telephony.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;

/// One SIP user agent, caller and callee alike, on one UDP and one TCP port.
public final class SipEndpoint implements AutoCloseable {

    private SipEndpoint() {}

    /// Binds the sockets and starts listening.
    ///
    /// @param threads makes every thread this endpoint needs; meant for virtual ones
    /// @throws IOException when a socket cannot be bound; the message names address and port
    public static SipEndpoint open(SipSettings settings, ThreadFactory threads, IncomingCalls incoming)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Where the sockets listen; the same port for UDP and TCP.
    public InetSocketAddress address() {
        throw new UnsupportedOperationException();
    }

    /// Sends an INVITE and returns at once.
    public OutgoingCall invite(InviteOrder order, OutgoingListener listener) {
        throw new UnsupportedOperationException();
    }

    /// Closes the sockets; calls under way are dropped without a BYE, so hang them up before. Repeating does nothing.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
