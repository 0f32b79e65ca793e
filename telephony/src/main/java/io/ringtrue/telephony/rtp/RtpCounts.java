package io.ringtrue.telephony.rtp;

/// What a stream has sent and received so far.
///
/// @param sent RTP packets handed to the network
/// @param sendFailures RTP packets that the operating system refused
/// @param received RTP packets of this call: from the accepted source, with an agreed payload type
/// @param foreign all other packets: from another source, not RTP, not authentic, or of an unknown payload
/// type
/// @param lost packets of the far end that did not arrive, by its sequence numbers (RFC 3550 A.3). Repeated
/// packets reduce it, so it may be negative
/// @param jitterMillis interarrival jitter in ms (RFC 3550 §6.4.1)
public record RtpCounts(long sent, long sendFailures, long received, long foreign, long lost, double jitterMillis) {}
