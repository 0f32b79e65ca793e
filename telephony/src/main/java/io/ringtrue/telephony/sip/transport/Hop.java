package io.ringtrue.telephony.sip.transport;

import java.net.InetSocketAddress;

/// Where the next message goes, or where one came from.
public record Hop(Transport transport, InetSocketAddress address) {
    @Override
    public String toString() {
        return transport + " " + address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
