package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A voice stream both ends agreed on, seen from us.
///
/// @param codec what we send, and what the far end will most likely send
/// @param sendType payload type the far end wants for it, 0 to 127
/// @param receiveType payload type we told the far end to use for it, 0 to 127
/// @param sendEventType payload type the far end wants for keys (RFC 4733); empty: it takes none
/// @param receiveEventType payload type we told the far end to use for keys; empty unless both ends named one
/// @param keyTypes payload types under which keys may reach us: those that offer or answer names for
/// them; empty when we take no keys
/// @param freeTypes dynamic payload types that nobody named for anything; empty when we take no keys
/// @param remote where our media goes; the signalling's address when the description gives none
/// @param host name that the description gives in place of an address, to be looked up; empty: none
/// @param remoteRtcpPort where our RTCP goes at the same address: `a=rtcp` (RFC 3605), else the port above
/// @param packetMillis length of the packets we send, 10 to 120 ms: the far end's `ptime` held under its
/// `maxptime`; 20 unless told
/// @param direction ours: what we may send and expect to hear
/// @param keys empty: the stream is ordinary RTP
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
