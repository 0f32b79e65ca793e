package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.SrtpKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Where and how a stream's media flows, as agreed by SDP.
///
/// @param remote where the far end wants to receive RTP
/// @param remoteRtcpPort where the far end receives RTCP, at the same address
/// @param sends the format in which we send voice
/// @param receives the formats in which the far end may send voice; not empty
/// @param sendEventType the far end's payload type for keys (RFC 4733); empty when it takes none
/// @param receiveEventTypes payload types under which keys may arrive; may be empty. If one of them is also a
/// voice format, a payload of four octets is a key
/// @param freeTypes payload types that neither end has assigned: a payload that can only be a key counts as
/// one. May be empty
/// @param packetMillis length of our packets in ms, 10 to 120
/// @param sending false while the far end does not want to hear us (hold)
/// @param receiving false while the far end does not want to be heard
/// @param networks where media may come from and go to; when empty, the far end's address decides ([Latch])
/// @param signalling the address of the far end's signalling; its media may come from there if it is behind a
/// NAT
/// @param keys protect media and RTCP; empty when they are not protected (RTP/AVP)
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

    /// Whether silence is normal: on hold, one end or both send nothing (RFC 3264 §8.4).
    boolean isOnHold() {
        return !sending || !receiving;
    }
}
