package io.ringtrue.telephony.rtp;

/// One telephone-event as it arrived: what its RTP header and its payload say (RFC 4733 §2.3).
///
/// @param sequence 0 to 65535
/// @param timestamp 32 bits, wrapping
/// @param event what is pressed, 0 to 255
/// @param end whether the key is up
/// @param duration 0 to 65535, in units of the timestamp
record EventPacket(int ssrc, int sequence, int timestamp, boolean marker, int event, boolean end, int duration) {
    /// So few packets apart, no more than two were lost: not all three ends of a key (RFC 4733 §2.5.1.4).
    private static final int NEAR = 3;
    /// So many apart, the loss of all between is less likely than that a key came up.
    private static final int FAR = 8;
    /// In samples, 80 ms: two presses of a key never begin closer, since each lasts 40 ms and so does the pause
    /// between them (ITU-T Q.24).
    private static final int CLOSEST_STARTS = 640;
    /// In samples, 40 ms, the shortest pause.
    private static final int SHORTEST_PAUSE = 320;
    /// In samples, 60 ms, the longest packet anybody sends events in.
    private static final int LONGEST_PACKET = 480;
    /// In samples a packet: a key that is held grows at least so much, even with voice packets in between.
    private static final int SLOWEST_GROWTH = 40;
    /// RFC 4733 §2.5.1.3: a longer press goes on as a new segment whose timestamp is this much later.
    private static final int LONGEST_SEGMENT = 0xFFFF;

    /// Whether a later packet of the same key and source belongs to the same press. The key came up in between when
    /// the marker, the end bit, the duration and the timestamp, as far as each can be relied on, say so;
    /// [DigitReceiver] draws it.
    ///
    /// @param distance how many packets later, at least 1
    boolean goesOnAs(EventPacket later, int distance) {
        if (later.marker && !repeatsMarker(later)) return false;
        if (end) return later.end ? repeatsEnd(later, distance) : endedTooSoon(later, distance);
        return distance <= NEAR ? adjoins(later) : resumes(later, distance);
    }

    /// Whether a packet of a new source goes on with this one's press: it goes on counting the duration, where a new
    /// press would begin anew.
    boolean isTakenOverBy(EventPacket other) {
        if (event != other.event || other.marker) return false;
        return end ? other.end && other.duration == duration : other.duration > duration;
    }

    /// Some mark each packet of a press, not only its first.
    private boolean repeatsMarker(EventPacket later) {
        return marker && later.duration >= duration && inside(later);
    }

    /// End packets may be written anew with later timestamps, but no new press can begin so soon; some set the end bit
    /// on every packet of a press, which then grows.
    private boolean repeatsEnd(EventPacket later, int distance) {
        int growth = later.duration - duration;
        if (later.timestamp != timestamp) return distance <= FAR && growth >= 0 && inside(later);
        if (distance <= NEAR) return growth >= 0;
        return distance <= FAR && growth == 0 || growth >= SLOWEST_GROWTH * distance;
    }

    /// An end bit on the first packet, or on all of them, is no end while the same press grows.
    private boolean endedTooSoon(EventPacket later, int distance) {
        return distance <= NEAR && later.timestamp == timestamp && later.duration > duration;
    }

    /// With neither end nor room for one in between it takes both, timestamp and duration, to make it another press.
    private boolean adjoins(EventPacket later) {
        boolean jumps = !inside(later) && ahead(later) >= duration + SHORTEST_PAUSE;
        return !jumps || later.duration > duration || isNextSegment(later);
    }

    /// After a loss that may have taken the ends.
    private boolean resumes(EventPacket later, int distance) {
        int growth = later.duration - duration;
        if (isNextSegment(later)) return true;
        if (later.timestamp == timestamp) {
            if (growth < 0) return later.duration + LONGEST_SEGMENT - duration <= LONGEST_PACKET * distance;
            return distance <= FAR || growth >= SLOWEST_GROWTH * distance;
        }
        if (growth < 0 || distance >= FAR) return false;
        int ahead = ahead(later);
        boolean walks = ahead > 0 && ahead <= LONGEST_PACKET * distance && growth == ahead;
        boolean laterEnd = later.end && ahead > 0 && ahead <= later.duration + LONGEST_PACKET;
        boolean soon = distance <= NEAR + 2;
        return inside(later) || walks || soon && (growth == 0 && ahead <= LONGEST_PACKET * distance || laterEnd);
    }

    private boolean isNextSegment(EventPacket later) {
        return ahead(later) == LONGEST_SEGMENT && duration > LONGEST_SEGMENT / 2;
    }

    /// Whether it lies so close that no new press can have begun.
    private boolean inside(EventPacket later) {
        int ahead = ahead(later);
        return ahead >= 0 && ahead < CLOSEST_STARTS;
    }

    private int ahead(EventPacket later) {
        return later.timestamp - timestamp;
    }
}
