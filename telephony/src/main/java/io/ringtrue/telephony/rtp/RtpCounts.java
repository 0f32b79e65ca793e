package io.ringtrue.telephony.rtp;

/// What a stream has carried so far.
///
/// @param sent RTP packets handed to the network
/// @param sendFailures RTP packets the network refused to take
/// @param received RTP packets that were ours: from the right source, of a payload type agreed upon
/// @param foreign packets that were not: another source, no RTP, an unknown payload type
/// @param lost packets of the far end that never came, by its sequence numbers (RFC 3550 A.3); repeats make it
/// smaller
/// @param jitterMillis interarrival jitter (RFC 3550 §6.4.1)
public record RtpCounts(long sent, long sendFailures, long received, long foreign, long lost, double jitterMillis) {}
