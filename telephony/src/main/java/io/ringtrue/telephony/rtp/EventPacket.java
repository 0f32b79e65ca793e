package io.ringtrue.telephony.rtp;

/// One telephone-event: the fields of its RTP header and of its payload (RFC 4733 §2.3).
///
/// @param sequence 0 to 65535
/// @param timestamp 32 bits, wrapping
/// @param event the event code, 0 to 255
/// @param end whether the end bit is set: the key is up
/// @param duration 0 to 65535, in units of the timestamp
record EventPacket(int ssrc, int sequence, int timestamp, boolean marker, int event, boolean end, int duration) {
    /// At this distance at most two packets were lost between, so not all three end packets of a key (RFC
    /// 4733 §2.5.1.4).
    private static final int NEAR = 3;
    /// From this distance on, it is more likely that a key was released than that all packets between were
    /// lost.
    private static final int FAR = 8;
    /// 80 ms in samples. Two presses of a key never begin closer together: a press and the pause after it
    /// last at least 40 ms each (ITU-T Q.24).
    private static final int CLOSEST_STARTS = 640;
    /// 40 ms in samples: the shortest pause.
    private static final int SHORTEST_PAUSE = 320;
    /// 60 ms in samples: the longest packet in which anybody sends events.
    private static final int LONGEST_PACKET = 480;
    /// Samples a packet: the duration of a held key grows by at least this, even with voice packets between.
    private static final int SLOWEST_GROWTH = 40;
    /// RFC 4733 §2.5.1.3: a longer press continues as a new segment, whose timestamp is this much later.
    private static final int LONGEST_SEGMENT = 0xFFFF;

    /// Whether a later packet of the same key and source belongs to the same press. Marker, end bit, duration
    /// and timestamp together show whether the key was released in between; each alone is unreliable.
    /// [DigitReceiver] has a drawing.
    ///
    /// @param distance how many packets later it was sent, at least 1
    boolean goesOnAs(EventPacket later, int distance) {
        if (later.marker && !repeatsMarker(later)) return false;
        if (end) return later.end ? repeatsEnd(later, distance) : endedTooSoon(later, distance);
        return distance <= NEAR ? adjoins(later) : resumes(later, distance);
    }

    /// Whether a packet of a new source continues this packet's press: its duration continues, where that of
    /// a new press would begin at zero.
    boolean isTakenOverBy(EventPacket other) {
        if (event != other.event || other.marker) return false;
        return end ? other.end && other.duration == duration : other.duration > duration;
    }

    /// Some senders set the marker on each packet of a press, not only on the first.
    private boolean repeatsMarker(EventPacket later) {
        return marker && later.duration >= duration && inside(later);
    }

    /// The repeats of an end packet may have later timestamps, but no new press can begin so soon. Some
    /// senders set the end bit on every packet of a press, whose duration then grows.
    private boolean repeatsEnd(EventPacket later, int distance) {
        int growth = later.duration - duration;
        if (later.timestamp != timestamp) return distance <= FAR && growth >= 0 && inside(later);
        if (distance <= NEAR) return growth >= 0;
        return distance <= FAR && growth == 0 || growth >= SLOWEST_GROWTH * distance;
    }

    /// An end bit on the first packet, or on all of them, does not end the press while its duration grows.
    private boolean endedTooSoon(EventPacket later, int distance) {
        return distance <= NEAR && later.timestamp == timestamp && later.duration > duration;
    }

    /// No end bit, and no room for lost end packets: it is another press only if both timestamp and duration
    /// show it.
    private boolean adjoins(EventPacket later) {
        boolean jumps = !inside(later) && ahead(later) >= duration + SHORTEST_PAUSE;
        return !jumps || later.duration > duration || isNextSegment(later);
    }

    /// So many packets were lost that the end packets may be among them.
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

    /// Whether the timestamp is so close that no new press can have begun.
    private boolean inside(EventPacket later) {
        int ahead = ahead(later);
        return ahead >= 0 && ahead < CLOSEST_STARTS;
    }

    private int ahead(EventPacket later) {
        return later.timestamp - timestamp;
    }
}
