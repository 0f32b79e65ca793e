package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.rtp.PacketMangler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// Sends each key as event and, some packets later, as tone in place of the voice. Gateways do so that detect
/// keys in the voice and do not remove the tones. Sends PCMU. One object for each call, used by its pacer
/// only.
final class TonesBesideEvents implements PacketMangler {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int EVENT_TYPE = 101;
    private static final int TYPE_AT = 1;
    private static final int SEQUENCE_AT = 2;
    private static final int TIMESTAMP_AT = 4;
    private static final int BODY_AT = 12;
    private static final int END = 0x80;
    private static final int FRAME = 160;
    private static final double LEVEL_DBM0 = -10;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final int delay;
    private final ByteBuffer voice = ByteBuffer.allocate(BODY_AT + FRAME + 16); // room for the tag of SRTP
    /// The voice of the next packets; an empty frame is silence.
    private final Queue<byte[]> coming = new ArrayDeque<>();
    private byte[] tone = new byte[0];
    private int sounded;
    private int sequence;
    private int timestamp;
    private boolean begun;

    /// @param delay how many packets of 20 ms the tones come after the events
    TonesBesideEvents(int delay) {
        this.delay = delay;
    }

    @Override
    public void leaving(ByteBuffer packet, Outlet wire) {
        int at = packet.position();
        if (!begun) {
            begun = true;
            sequence = packet.getShort(at + SEQUENCE_AT);
            timestamp = packet.getInt(at + TIMESTAMP_AT);
            for (int i = 0; i < delay; i++) coming.add(new byte[0]);
        }
        boolean event = (packet.get(at + TYPE_AT) & 0x7F) == EVENT_TYPE;
        coming.add(event ? sound(packet, at) : new byte[0]);
        sendVoice(packet, at, wire);
        if (!event) return;
        packet.putShort(at + SEQUENCE_AT, (short) sequence++);
        wire.send(packet);
    }

    /// The next frame of the key's tone; empty while only the end packets are repeated.
    private byte[] sound(ByteBuffer packet, int at) {
        if ((packet.get(at + TYPE_AT) & 0x80) != 0) { // the marker begins another key
            char key = KEYS.charAt(packet.get(at + BODY_AT));
            tone = G711.MU_LAW.encode(Tones.dtmf(key, LEVEL_DBM0, LONGEST));
            sounded = 0;
        }
        if ((packet.get(at + BODY_AT + 1) & END) != 0) return new byte[0];
        sounded += FRAME;
        return Arrays.copyOfRange(tone, sounded - FRAME, sounded);
    }

    private void sendVoice(ByteBuffer packet, int at, Outlet wire) {
        byte[] frame = coming.remove();
        voice.clear()
                .put(packet.get(at))
                .put((byte) 0)
                .putShort((short) sequence++)
                .putInt(timestamp);
        voice.putInt(packet.getInt(at + 8));
        for (int i = 0; i < FRAME; i++) voice.put(frame.length == 0 ? G711.MU_LAW.silence() : frame[i]);
        timestamp += FRAME;
        wire.send(voice.flip());
    }
}
