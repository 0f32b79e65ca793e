package io.ringtrue.telephony.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The voice of a call in figures.
///
/// @param codec `PCMU` or `PCMA`
/// @param srtp the suite by its name in SDP, such as `AES_CM_128_HMAC_SHA1_80`; empty for plain RTP
/// @param packetMillis length of our packets
/// @param sent RTP that we sent
/// @param received RTP of this call that arrived
/// @param lost packets that did not arrive, by the far end's sequence numbers (RFC 3550 A.3)
/// @param late packets that arrived after one with a higher number
/// @param repeated packets that had arrived before
/// @param foreign packets at our port that did not belong to the call
/// @param jitterMillis interarrival jitter at the end (RFC 3550 §6.4.1)
/// @param toFirstPacket from the INVITE to the first packet received, which may be early media; empty when
/// none arrived
/// @param keys the keys that counted
/// @param spoken when our prompts were played, after the INVITE; at most 64
public record MediaFigures(
        String codec,
        Optional<String> srtp,
        int packetMillis,
        Flow sent,
        Flow received,
        long lost,
        long late,
        long repeated,
        long foreign,
        double jitterMillis,
        Optional<Duration> toFirstPacket,
        Keys keys,
        List<Span> spoken) {

    /// @param packets RTP packets
    /// @param octets their payloads, without headers
    public record Flow(long packets, long octets) {}

    /// Presses by the way that brought each first; a press that comes by several ways counts once.
    ///
    /// @param events RFC 4733
    /// @param tones heard in the voice
    /// @param info SIP INFO
    public record Keys(int events, int tones, int info) {}

    /// Something that lasted.
    public record Span(Duration from, Duration to) {}
}
