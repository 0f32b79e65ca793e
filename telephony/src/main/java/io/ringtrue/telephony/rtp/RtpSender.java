package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.media.Voice;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The sending direction of a stream. Each [#tick] sends 20 ms: of a sound, of a key, or of silence, so that
/// the stream never stops. Sequence numbers count packets; timestamps count samples, also during a hold when
/// nothing is sent (RFC 3550 §5.1). [#tick] is called by the pacer, everything else by any thread. It
/// allocates only a few octets for each new playback or key, so that garbage collection does not delay the
/// voice.
final class RtpSender {
    static final int TICK_SAMPLES = 160;
    private static final int SAMPLES_PER_MILLI = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Sends a finished packet.
    @FunctionalInterface
    interface Wire {
        void send(ByteBuffer packet);
    }

    /// A sound that is being sent.
    private record Speech(Voice sound, Playback playback) {}

    /// A key that waits to be sent.
    private record Key(int event, int samples, Playback playback) {}

    private final int ssrc = RANDOM.nextInt(); // RFC 3550 §5.1: SSRC, first sequence number and timestamp at random
    // The first sequence number is in the lower half. SRTP counts its overflows without sending them (RFC
    // 3711 §3.3.1), so a receiver that misses our first packets must not miss an overflow.
    private int sequence = RANDOM.nextInt(0x8000);
    private int timestamp = RANDOM.nextInt();
    private volatile @Nullable MediaPath path;
    private volatile @Nullable Speech speech;
    private final Queue<Key> keys = new ConcurrentLinkedQueue<>();
    private @Nullable OutgoingKey pressing;
    private @Nullable Speech speaking;
    /// The position in the sound, in samples.
    private int spoken;
    private int owed;
    private boolean silent = true;
    private int packets;
    private int octets;
    private int reportedPackets;
    private final SentVoice sentVoice = new SentVoice();

    void path(MediaPath path) {
        this.path = path;
    }

    Playback play(Voice sound) {
        Playback playback = new Playback();
        Speech before = speech;
        speech = new Speech(sound, playback);
        if (before != null) before.playback().cut();
        if (sound.length() == 0) playback.finish(Playback.End.SENT);
        return playback;
    }

    Playback press(char key, int millis) {
        Playback playback = new Playback();
        keys.add(new Key(DigitReceiver.KEYS.indexOf(key), millis * SAMPLES_PER_MILLI, playback));
        return playback;
    }

    /// Ends all playbacks as CLOSED.
    void close() {
        Speech before = speech;
        if (before != null) before.playback().finish(Playback.End.CLOSED);
        keys.forEach(key -> key.playback().finish(Playback.End.CLOSED));
        OutgoingKey now = pressing;
        if (now != null) now.playback().finish(Playback.End.CLOSED);
    }

    /// Sends the packets of 20 ms.
    ///
    /// @param reachable whether there is an address to send to; without one, everything waits as during a
    /// hold
    void tick(ByteBuffer packet, Wire wire, boolean reachable) {
        MediaPath to = path;
        if (to == null || !to.sending() || !reachable) {
            timestamp += TICK_SAMPLES;
            silent = true;
        } else if (pressing != null || beginKey(to)) {
            key(packet, wire, to);
        } else {
            voice(packet, wire, to);
        }
    }

    private boolean beginKey(MediaPath to) {
        Key key = keys.poll();
        if (key == null) return false;
        if (to.sendEventType().isEmpty()) {
            key.playback().finish(Playback.End.CUT);
            return false;
        }
        timestamp += owed;
        owed = 0;
        pressing = new OutgoingKey(key.event(), timestamp, key.samples(), key.playback());
        return true;
    }

    private void key(ByteBuffer packet, Wire wire, MediaPath to) {
        OutgoingKey key = pressing;
        if (key == null) return;
        header(packet, key.isFirst(), to.sendEventType().orElseThrow(), key.timestamp());
        key.write(packet);
        dispatch(packet, wire);
        timestamp += TICK_SAMPLES;
        silent = false;
        if (key.isOver()) {
            pressing = null;
            key.playback().finish(Playback.End.SENT);
        }
    }

    /// Sends the packets that are due: one each tick for 20 ms packets, one every second tick for 40 ms, two
    /// each tick for 10 ms.
    private void voice(ByteBuffer packet, Wire wire, MediaPath to) {
        int frame = to.packetMillis() * SAMPLES_PER_MILLI;
        for (owed += TICK_SAMPLES; owed >= frame; owed -= frame) {
            // RFC 3551 §4.1: the marker is set on the first packet after a time without packets. Our silence
            // is sent as packets.
            header(packet, silent, to.sends().payloadType(), timestamp);
            silent = false;
            Playback finished = fill(packet, frame, to.sends());
            sentVoice.passed(frame);
            dispatch(packet, wire);
            timestamp += frame;
            if (finished != null) finished.finish(Playback.End.SENT);
        }
    }

    /// Fills a packet. Returns the playback if this was its last part, else null.
    private @Nullable Playback fill(ByteBuffer packet, int frame, VoiceFormat format) {
        Speech now = speech;
        if (now != speaking) {
            speaking = now;
            spoken = 0;
        }
        if (now == null || now.playback().isOver()) return silence(packet, frame, format);
        return speak(now, packet, frame, format);
    }

    private @Nullable Playback speak(Speech now, ByteBuffer packet, int frame, VoiceFormat format) {
        Voice sound = now.sound();
        int count = Math.min(frame, sound.length() - spoken);
        sound.write(format.codec(), spoken, count, packet);
        sentVoice.add(sound, spoken, count);
        spoken += count;
        silence(packet, frame - count, format);
        return spoken == sound.length() ? now.playback() : null;
    }

    private static @Nullable Playback silence(ByteBuffer packet, int count, VoiceFormat format) {
        for (int i = 0; i < count; i++) packet.put(format.silence());
        return null;
    }

    private void header(ByteBuffer packet, boolean marker, int payloadType, int at) {
        packet.clear();
        RtpHeader.write(packet, marker, payloadType, sequence, at, ssrc);
        sequence = (sequence + 1) & 0xFFFF;
    }

    private void dispatch(ByteBuffer packet, Wire wire) {
        packet.flip();
        packets++;
        octets += packet.remaining() - RtpHeader.BYTES; // RFC 3550 §6.4.1: payload octets, wrapping
        wire.send(packet);
    }

    /// What was sent last, to recognize its echo.
    SentVoice sentVoice() {
        return sentVoice;
    }

    /// Our part of a report. The next report is an SR only if something is sent in between (RFC 3550 §6.4).
    Rtcp.Sender reported(String cname) {
        boolean sent = packets != reportedPackets;
        reportedPackets = packets;
        return new Rtcp.Sender(ssrc, sent, timestamp, packets, octets, cname);
    }
}
