package io.ringtrue.telephony.call;

/// The UDP ports for media: an even port carries RTP, the next one its RTCP (RFC 3550 §11).
///
/// @param min first port, even, from 1024
/// @param max last port, inclusive, to 65535
public record RtpPortRange(int min, int max) {
    /// @throws IllegalArgumentException when the range is not within 1024 to 65535, begins with an odd port,
    /// or has no pair
    public RtpPortRange {
        if (min < 1024 || max > 65535 || max - min < 1 || min % 2 != 0) {
            throw new IllegalArgumentException(
                    "RTP ports: " + min + "-" + max + " is not a range of 1024 to 65535 that starts even");
        }
    }
}
