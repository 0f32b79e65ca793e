package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.util.List;

/// Our side of a voice stream, from which offers and answers are written.
///
/// @param address where we receive
/// @param port even RTP port, 1 to 65535; RTCP is on the next one (RFC 3550 §11)
/// @param codecs what we speak, best first; not empty
/// @param telephoneEventType payload type for keys (RFC 4733), 96 to 127; 0: we do not offer them
/// @param sessionId the `o=` line's session id, the same for the whole call
/// @param version the `o=` line's version: one more each time what we say changes (RFC 3264 §8)
/// @param direction what we want
/// @param security how it is to be protected
public record LocalVoice(
        InetAddress address,
        int port,
        List<Codec> codecs,
        int telephoneEventType,
        long sessionId,
        long version,
        Direction direction,
        LocalSecurity security) {

    /// The usual payload type for keys in an offer; any dynamic one would do.
    public static final int USUAL_TELEPHONE_EVENT = 101;

    /// The same with another direction, and therefore the next version.
    public LocalVoice turned(Direction to) {
        return new LocalVoice(address, port, codecs, telephoneEventType, sessionId, version + 1, to, security);
    }

    /// The same with another protection, for the next description.
    public LocalVoice secured(LocalSecurity next) {
        return new LocalVoice(address, port, codecs, telephoneEventType, sessionId, version, direction, next);
    }
}
