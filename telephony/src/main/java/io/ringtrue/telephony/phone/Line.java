package io.ringtrue.telephony.phone;

import java.time.Duration;

/// The line someone answers on.
///
/// @param rings how long before it is answered
/// @param earlyMedia whether the network sounds the ringing itself (183 with a description) instead of saying 180
/// @param lossPercent how many of a hundred packets from here never arrive, 0 to 99
/// @param secure whether SRTP is spoken here where the caller offers it; one that requires it is refused otherwise
/// @param records whether what is heard here is kept for [PhoneCall#heard()]
public record Line(Duration rings, boolean earlyMedia, int lossPercent, boolean secure, boolean records) {
    /// Rings 200 ms, loses nothing, speaks SRTP if asked to, records nothing.
    public static final Line GOOD = new Line(Duration.ofMillis(200), false, 0, true, false);

    public Line {
        if (lossPercent < 0 || lossPercent > 99) {
            throw new IllegalArgumentException("lossPercent: " + lossPercent + " is not within 0 to 99");
        }
    }

    public Line rings(Duration rings) {
        return new Line(rings, earlyMedia, lossPercent, secure, records);
    }

    public Line withEarlyMedia() {
        return new Line(rings, true, lossPercent, secure, records);
    }

    public Line losing(int percent) {
        return new Line(rings, earlyMedia, percent, secure, records);
    }

    public Line insecure() {
        return new Line(rings, earlyMedia, lossPercent, false, records);
    }

    public Line recorded() {
        return new Line(rings, earlyMedia, lossPercent, secure, true);
    }
}
