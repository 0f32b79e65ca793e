package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.util.List;

/// Our side of a voice stream, as our offers and answers describe it.
///
/// @param address where we receive
/// @param port even port for RTP, 1 to 65535; RTCP uses the next one (RFC 3550 §11)
/// @param codecs the codecs we support, best first; not empty
/// @param telephoneEventType payload type for keys (RFC 4733), 96 to 127; 0 when we do not offer them
/// @param sessionId the `o=` line's session id, the same for the whole call
/// @param version the `o=` line's version, one higher with each change of our SDP (RFC 3264 §8)
/// @param direction the direction we want
/// @param security the protection we want
public record LocalVoice(
        InetAddress address,
        int port,
        List<Codec> codecs,
        int telephoneEventType,
        long sessionId,
        long version,
        Direction direction,
        LocalSecurity security) {

    /// The usual payload type for keys in an offer. Any dynamic type is valid, but some equipment expects
    /// this one.
    public static final int USUAL_TELEPHONE_EVENT = 101;

    /// A copy with another direction and the next version.
    public LocalVoice turned(Direction to) {
        return new LocalVoice(address, port, codecs, telephoneEventType, sessionId, version + 1, to, security);
    }

    /// A copy with another protection, for the next SDP.
    public LocalVoice secured(LocalSecurity next) {
        return new LocalVoice(address, port, codecs, telephoneEventType, sessionId, version, direction, next);
    }
}
