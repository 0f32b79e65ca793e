package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// An agreed voice stream, seen from our end.
///
/// @param codec the codec that we send, and that the far end will probably send
/// @param sendType the far end's payload type for it, 0 to 127
/// @param receiveType our payload type for it, 0 to 127
/// @param sendEventType the far end's payload type for keys (RFC 4733); empty when it takes none
/// @param receiveEventType our payload type for keys; empty unless both ends named one
/// @param keyTypes the payload types under which keys may arrive: those that offer or answer names for keys;
/// empty when we take no keys
/// @param freeTypes the dynamic payload types that neither end has assigned; empty when we take no keys
/// @param remote where our media goes; with the signalling's address if the SDP has none
/// @param host the name that the SDP has in place of an address, to be looked up; empty when there is none
/// @param remoteRtcpPort where our RTCP goes, at the same address: the port in `a=rtcp` (RFC 3605), else the
/// RTP port plus one
/// @param packetMillis length of our packets in ms, 10 to 120: the far end's `ptime`, at most its `maxptime`;
/// 20 when it names none
/// @param direction whether we may send, and whether we may expect to hear
/// @param keys empty when the stream is plain RTP
public record VoicePath(
        Codec codec,
        int sendType,
        int receiveType,
        OptionalInt sendEventType,
        OptionalInt receiveEventType,
        Set<Integer> keyTypes,
        Set<Integer> freeTypes,
        InetSocketAddress remote,
        String host,
        int remoteRtcpPort,
        int packetMillis,
        Direction direction,
        Optional<AgreedKeys> keys)
        implements Negotiated {}
