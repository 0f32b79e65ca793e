package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.SrtpKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Where and how a stream's media flows, as agreed in the descriptions.
///
/// @param remote where the far end said it receives
/// @param remoteRtcpPort where it receives RTCP, at the same address
/// @param sends how we send voice
/// @param receives how the far end may send voice; not empty
/// @param sendEventType payload type the far end wants for keys (RFC 4733); empty: it takes none
/// @param receiveEventTypes payload types under which keys may reach us, also where one of them is a voice's: a body
/// of four octets is a key; empty: none do
/// @param freeTypes payload types that neither end named for anything: what can only be a key is one; may be empty
/// @param packetMillis length of the packets we send, 10 to 120
/// @param sending false while the far end does not want to hear us (hold)
/// @param receiving false while the far end does not want to be heard
/// @param networks where media may come from and go to; empty: the far end's own address decides ([Latch])
/// @param signalling where the far end's signalling is: its media may come from there when it is behind a NAT
/// @param keys media and RTCP are protected with; empty: they are not (RTP/AVP)
public record MediaPath(
        InetSocketAddress remote,
        int remoteRtcpPort,
        VoiceFormat sends,
        List<VoiceFormat> receives,
        OptionalInt sendEventType,
        Set<Integer> receiveEventTypes,
        Set<Integer> freeTypes,
        int packetMillis,
        boolean sending,
        boolean receiving,
        List<Network> networks,
        InetAddress signalling,
        Optional<SrtpKeys> keys) {

    /// Whether silence is no sign of a dead line (RFC 3264 §8.4: on hold, one end or both send nothing).
    boolean isOnHold() {
        return !sending || !receiving;
    }
}
