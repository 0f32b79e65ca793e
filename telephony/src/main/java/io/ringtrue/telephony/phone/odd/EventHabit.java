package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.rtp.PacketMangler;
import java.nio.ByteBuffer;

/// Changes the telephone-events of one call against RFC 4733. Used by the call's pacer only.
final class EventHabit implements PacketMangler {
    private static final int EVENT_TYPE = 101;
    private static final int TYPE_BITS = 0x7F;
    private static final int MARKER = 0x80;
    private static final int END = 0x80;
    private static final int RESERVED = 0x40;
    private static final int TYPE_AT = 1;
    private static final int TIMESTAMP_AT = 4;
    private static final int FLAGS_AT = 13;
    private static final int DURATION_AT = 14;
    private static final int PACKET_SAMPLES = 160;
    private static final int RATIO = 6; // 48,000 over 8,000

    /// Changes one event in place.
    @FunctionalInterface
    private interface Change {
        /// @param at index at which the packet begins
        /// @param first the timestamp of the call's first event
        void make(ByteBuffer packet, int at, int first);
    }

    private final Change change;
    private boolean begun;
    private int first;

    private EventHabit(Change change) {
        this.change = change;
    }

    static EventHabit under(int type) {
        return new EventHabit((packet, at, _) ->
                packet.put(at + TYPE_AT, (byte) (packet.get(at + TYPE_AT) & ~TYPE_BITS | type)));
    }

    static EventHabit standing() {
        return new EventHabit((packet, at, first) -> packet.putInt(at + TIMESTAMP_AT, first));
    }

    static EventHabit walking() {
        return new EventHabit((packet, at, _) -> delay(packet, at, duration(packet, at) - PACKET_SAMPLES));
    }

    static EventHabit laterEnds() {
        return new EventHabit((packet, at, _) -> {
            if ((packet.get(at + FLAGS_AT) & END) != 0) delay(packet, at, duration(packet, at));
        });
    }

    static EventHabit unmarked() {
        return new EventHabit((packet, at, _) -> packet.put(at + TYPE_AT, (byte) (packet.get(at + TYPE_AT) & ~MARKER)));
    }

    static EventHabit endless() {
        return new EventHabit((packet, at, _) -> packet.put(at + FLAGS_AT, (byte) (packet.get(at + FLAGS_AT) & ~END)));
    }

    /// Under a payload type nobody agreed on, too, so that the octets alone say that it is a key.
    static EventHabit reserved() {
        return new EventHabit((packet, at, _) -> {
            packet.put(at + TYPE_AT, (byte) (packet.get(at + TYPE_AT) & ~TYPE_BITS | 96));
            packet.put(at + FLAGS_AT, (byte) (packet.get(at + FLAGS_AT) | RESERVED));
        });
    }

    static EventHabit faster() {
        return new EventHabit((packet, at, _) -> {
            packet.putInt(at + TIMESTAMP_AT, packet.getInt(at + TIMESTAMP_AT) * RATIO);
            packet.putShort(at + DURATION_AT, (short) (duration(packet, at) * RATIO));
        });
    }

    private static int duration(ByteBuffer packet, int at) {
        return packet.getShort(at + DURATION_AT) & 0xFFFF;
    }

    private static void delay(ByteBuffer packet, int at, int samples) {
        packet.putInt(at + TIMESTAMP_AT, packet.getInt(at + TIMESTAMP_AT) + samples);
    }

    @Override
    public void leaving(ByteBuffer packet, Outlet wire) {
        int at = packet.position();
        if ((packet.get(at + TYPE_AT) & TYPE_BITS) == EVENT_TYPE) {
            if (!begun) first = packet.getInt(at + TIMESTAMP_AT);
            begun = true;
            change.make(packet, at, first);
        }
        wire.send(packet);
    }
}
