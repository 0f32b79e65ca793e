package io.ringtrue.telephony.call;

/// The UDP ports media may use: even ones carry RTP, the odd one above each RTCP (RFC 3550 §11).
///
/// @param min first port, even
/// @param max last port, inclusive
public record RtpPortRange(int min, int max) {
    public RtpPortRange {
        if (min < 1024 || max > 65535 || max - min < 1 || min % 2 != 0) {
            throw new IllegalArgumentException(
                    "RTP ports: " + min + "-" + max + " is not a range of 1024 to 65535 that starts even");
        }
    }
}
