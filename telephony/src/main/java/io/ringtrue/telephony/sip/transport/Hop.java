package io.ringtrue.telephony.sip.transport;

import java.net.InetSocketAddress;

/// Transport, address and port to which a message is sent, or from which one came.
public record Hop(Transport transport, InetSocketAddress address) {
    @Override
    public String toString() {
        return transport + " " + address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
