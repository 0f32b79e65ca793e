package io.ringtrue.telephony.phone;

import java.time.Duration;

/// The telephone line of a callee.
///
/// @param rings how long it rings before it is answered
/// @param earlyMedia whether the network plays the ringing tone itself (183 with SDP) instead of sending 180
/// @param lossPercent how many of a hundred sent packets are lost, 0 to 99
/// @param secure whether SRTP is accepted; if not, a caller that requires it is refused
/// @param records whether the caller's voice is recorded for [PhoneCall#heard()]
public record Line(Duration rings, boolean earlyMedia, int lossPercent, boolean secure, boolean records) {
    /// A line that rings 200 ms, loses nothing, accepts SRTP and records nothing.
    public static final Line GOOD = new Line(Duration.ofMillis(200), false, 0, true, false);

    /// @throws IllegalArgumentException when the loss is not 0 to 99
    public Line {
        if (lossPercent < 0 || lossPercent > 99) {
            throw new IllegalArgumentException("lossPercent: " + lossPercent + " is not within 0 to 99");
        }
    }

    /// A copy that rings for this long.
    public Line rings(Duration rings) {
        return new Line(rings, earlyMedia, lossPercent, secure, records);
    }

    /// A copy with early media.
    public Line withEarlyMedia() {
        return new Line(rings, true, lossPercent, secure, records);
    }

    /// A copy that loses this many of a hundred packets.
    public Line losing(int percent) {
        return new Line(rings, earlyMedia, percent, secure, records);
    }

    /// A copy that refuses SRTP.
    public Line insecure() {
        return new Line(rings, earlyMedia, lossPercent, false, records);
    }

    /// A copy that records the caller's voice.
    public Line recorded() {
        return new Line(rings, earlyMedia, lossPercent, secure, true);
    }
}
