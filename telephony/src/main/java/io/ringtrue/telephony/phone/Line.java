package io.ringtrue.telephony.phone;

import java.time.Duration;

/// The line someone answers on.
///
/// @param rings how long before it is answered
/// @param earlyMedia whether the network sounds the ringing itself (183 with a description) instead of saying 180
/// @param lossPercent how many of a hundred packets from here never arrive, 0 to 99
/// @param records whether what is heard here is kept for [PhoneCall#heard()]
public record Line(Duration rings, boolean earlyMedia, int lossPercent, boolean records) {
    /// Rings 200 ms, loses nothing, records nothing.
    public static final Line GOOD = new Line(Duration.ofMillis(200), false, 0, false);

    public Line {
        if (lossPercent < 0 || lossPercent > 99) {
            throw new IllegalArgumentException("lossPercent: " + lossPercent + " is not within 0 to 99");
        }
    }

    public Line rings(Duration rings) {
        return new Line(rings, earlyMedia, lossPercent, records);
    }

    public Line withEarlyMedia() {
        return new Line(rings, true, lossPercent, records);
    }

    public Line losing(int percent) {
        return new Line(rings, earlyMedia, percent, records);
    }

    public Line recorded() {
        return new Line(rings, earlyMedia, lossPercent, true);
    }
}
