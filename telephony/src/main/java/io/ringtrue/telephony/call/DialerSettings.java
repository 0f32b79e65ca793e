package io.ringtrue.telephony.call;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The addresses, ports and limits of this node.
///
/// @param bind local address for SIP; the wildcard means all addresses
/// @param port SIP port for UDP and TCP; 0 means any free port
/// @param publicAddress the address in Via, Contact and SDP; empty when it is the socket's own
/// @param transports UDP, TCP or both; not empty
/// @param rtpBind local address for RTP; the wildcard means all addresses
/// @param rtpPorts the ports for media
/// @param mediaTimeout an answered call ends as lost when nothing arrives from the far end for this long
public record DialerSettings(
        InetAddress bind,
        int port,
        Optional<InetAddress> publicAddress,
        Set<Transport> transports,
        InetAddress rtpBind,
        RtpPortRange rtpPorts,
        Duration mediaTimeout) {
    /// The transport protocols for SIP.
    public enum Transport {
        UDP,
        TCP
    }
}
