package io.ringtrue.telephony.rtp;

/// What a stream has sent and received so far.
///
/// @param sent RTP packets handed to the network
/// @param sentOctets their payloads (RFC 3550 §6.4.1: without headers and padding)
/// @param sendFailures RTP packets that the operating system refused
/// @param received RTP packets of this call: from the accepted source, with an agreed payload type
/// @param receivedOctets their payloads
/// @param foreign all other packets: from another source, not RTP, not authentic, or of an unknown payload
/// type
/// @param lost packets of the far end that did not arrive, by its sequence numbers (RFC 3550 A.3). Repeated
/// packets reduce it, so it may be negative
/// @param missing the same over all sources of the call, without the effect of repeated packets; never
/// negative
/// @param late packets that arrived after one with a higher sequence number
/// @param repeated packets whose sequence number had arrived before
/// @param jitterMillis interarrival jitter in ms (RFC 3550 §6.4.1), of the last source
/// @param firstReceivedNanos when the first packet of this call arrived, by [System#nanoTime()]; 0 when none
/// has
public record RtpCounts(
        long sent,
        long sentOctets,
        long sendFailures,
        long received,
        long receivedOctets,
        long foreign,
        long lost,
        long missing,
        long late,
        long repeated,
        double jitterMillis,
        long firstReceivedNanos) {
    /// Of a call that never had a stream.
    public static final RtpCounts NOTHING = new RtpCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
