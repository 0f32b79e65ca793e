package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.rtp.PacketMangler;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// Voice whose source moves, whose sequence numbers jump, or that is missing.
final class VoiceOddities {
    private static final int TYPE_AT = 1;
    private static final int TYPE_BITS = 0x7F;
    private static final int SEQUENCE_AT = 2;
    private static final int EVENT_TYPE = 101;
    /// 200 ms in packets: before the first key.
    private static final int EARLY = 10;
    /// 2 s in packets: well after the first ringing tone.
    private static final int LATE = 100;

    private static final int JUMP = -500;

    private VoiceOddities() {}

    static List<Oddity> all() {
        return List.of(
                Oddity.named("voice-moves", "sends RTP from one port for 200 ms, then from another only")
                        .sounding(() -> movingAfter(EARLY)),
                Oddity.named(
                                "voice-moves-with-answer",
                                "sends early media from one port, and media after the answer from another")
                        .answeredBy(who -> who instanceof Person person
                                ? person.on(person.line().withEarlyMedia())
                                : who)
                        .sounding(() -> movingAfter(EARLY)),
                Oddity.named("count-jumps-back", "continues 500 sequence numbers lower, and sends keys as tones")
                        .keyingBy(KeyWay.TONES)
                        .sounding(() -> jumpingAfter(EARLY, JUMP)),
                Oddity.named(
                                "events-count-jumps-back",
                                "continues 500 sequence numbers lower, and sends keys as events")
                        .sounding(() -> jumpingAfter(EARLY, JUMP)),
                Oddity.named("nothing-but-keys", "sends no voice, only keys and RTCP")
                        .sounding(() -> VoiceOddities::keysOnly),
                Oddity.named("dead-line", "sends nothing after two seconds, and stays in the call")
                        .sounding(() -> dyingAfter(LATE)));
    }

    private static PacketMangler movingAfter(int packets) {
        int[] count = new int[1];
        return (packet, wire) -> {
            if (count[0]++ < packets) wire.send(packet);
            else wire.sendFrom(InetAddress.getLoopbackAddress(), packet);
        };
    }

    private static PacketMangler jumpingAfter(int packets, int jump) {
        int[] count = new int[1];
        return (packet, wire) -> {
            int at = packet.position() + SEQUENCE_AT;
            if (count[0]++ >= packets) packet.putShort(at, (short) (packet.getShort(at) + jump));
            wire.send(packet);
        };
    }

    private static void keysOnly(ByteBuffer packet, PacketMangler.Outlet wire) {
        if ((packet.get(packet.position() + TYPE_AT) & TYPE_BITS) == EVENT_TYPE) wire.send(packet);
    }

    private static PacketMangler dyingAfter(int packets) {
        return new PacketMangler() {
            private int count;

            @Override
            public void leaving(ByteBuffer packet, Outlet wire) {
                if (count++ < packets) wire.send(packet);
            }

            @Override
            public boolean sendsReports() {
                return count < packets;
            }
        };
    }
}
