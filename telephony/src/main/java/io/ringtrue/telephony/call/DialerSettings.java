package io.ringtrue.telephony.call;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Where and how this node speaks.
///
/// @param bind address SIP sockets listen on; the wildcard for all
/// @param port SIP port for UDP and TCP; 0: any free one
/// @param publicAddress what Via, Contact and SDP say when it differs from the socket's own address
/// @param transports of UDP, TCP
/// @param rtpBind address RTP sockets listen on
/// @param rtpPorts ports for media
/// @param mediaTimeout an answered call without any RTP from the far end for this long ends as lost
public record DialerSettings(
        InetAddress bind,
        int port,
        Optional<InetAddress> publicAddress,
        Set<Transport> transports,
        InetAddress rtpBind,
        RtpPortRange rtpPorts,
        Duration mediaTimeout) {
    /// How SIP travels.
    public enum Transport {
        UDP,
        TCP
    }
}
