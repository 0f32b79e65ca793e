package io.ringtrue.telephony.rtp;

import java.nio.ByteBuffer;

/// A key that is being sent as telephone-events, one packet each tick; [DigitReceiver] has a drawing. Used by
/// the pacer only.
final class OutgoingKey {
    /// RFC 4733 §2.5.1.4: the final packet is sent three times.
    private static final int END_PACKETS = 3;
    private static final byte END = (byte) 0x80;
    private static final byte VOLUME = 10; // −10 dBm0 (RFC 4733 §2.3.4), a usual value of telephones

    private final int event;
    private final int timestamp;
    private final int length;
    private final Playback playback;
    private int duration;
    private int ends;

    OutgoingKey(int event, int timestamp, int length, Playback playback) {
        this.event = event;
        this.timestamp = timestamp;
        this.length = length;
        this.playback = playback;
    }

    /// When the key was pressed; the same in all its packets (RFC 4733 §2.2.1).
    int timestamp() {
        return timestamp;
    }

    Playback playback() {
        return playback;
    }

    boolean isFirst() {
        return duration == 0;
    }

    boolean isOver() {
        return ends == END_PACKETS;
    }

    void write(ByteBuffer packet) {
        duration = Math.min(duration + RtpSender.TICK_SAMPLES, length);
        boolean end = duration == length;
        if (end) ends++;
        packet.put((byte) event).put(end ? (byte) (END | VOLUME) : VOLUME).putShort((short) duration);
    }
}
