package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.RtpHeader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The receiving direction of a stream: checks the packets that arrive, finds keys in them, and passes voice
/// to the listener. [#received] is called by the reader, everything else by any thread.
final class RtpReceiver {
    /// RFC 3389 §4: comfort noise shows that the far end is alive, but there is nothing to hear.
    private static final int COMFORT_NOISE = 13;

    private final Latch latch;
    private final KeyListener keys;
    private final DigitReceiver digits = new DigitReceiver();
    private final Reception reception = new Reception();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong receivedOctets = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();
    /// 0 until the first packet. The reader alone writes it.
    private volatile long firstReceivedNanos;
    private final AtomicLong lastReceivedNanos = new AtomicLong();
    private volatile @Nullable MediaPath path;
    private volatile VoiceListener listener = VoiceListener.DEAF;
    private final ReorderBuffer voices = new ReorderBuffer();
    private final ReorderBuffer.Sink sink = each -> listener.heard(each);
    /// The samples of one packet. All packets of a call have the same length, so the array is made once.
    private short[] samples = new short[0];
    private int ssrc;

    RtpReceiver(Latch latch, KeyListener keys) {
        this.latch = latch;
        this.keys = keys;
    }

    void path(MediaPath path) {
        MediaPath before = this.path;
        // Silence counts from the moment from which voice is expected: the first agreement, or the end of a
        // hold.
        if (before == null || before.isOnHold()) lived(System.nanoTime());
        this.path = path;
    }

    void listener(VoiceListener listener) {
        this.listener = listener;
    }

    /// Handles one packet.
    ///
    /// @param authentic whether SRTP has shown that the far end sent it
    void received(ByteBuffer packet, InetSocketAddress from, boolean authentic) {
        MediaPath agreed = path;
        if (agreed == null) return; // nothing is agreed yet, so no packet counts as foreign
        RtpHeader header = RtpHeader.parse(packet).orElse(null);
        long now = System.nanoTime();
        if (header == null || !isOurs(agreed, header, packet) || !latch.admits(from, now, authentic)) {
            refused();
            return;
        }
        if (firstReceivedNanos == 0) firstReceivedNanos = now;
        received.incrementAndGet();
        receivedOctets.addAndGet(header.payloadLength());
        lived(now);
        reception.arrived(header, (int) (now / 125_000)); // 8,000 a second
        packet.limit(header.payloadAt() + header.payloadLength()).position(header.payloadAt());
        hear(agreed, header, packet, now);
    }

    /// A packet arrived that does not belong to the call.
    void refused() {
        foreign.incrementAndGet();
    }

    /// The far end has sent something valid.
    void lived(long now) {
        lastReceivedNanos.set(now);
    }

    private static boolean isOurs(MediaPath agreed, RtpHeader header, ByteBuffer packet) {
        int type = header.payloadType();
        return type == COMFORT_NOISE || isEvent(agreed, header, packet) || format(agreed, type) != null;
    }

    /// Four octets are a key even under a codec's payload type: half a millisecond cannot be voice.
    private static boolean isEvent(MediaPath agreed, RtpHeader header, ByteBuffer packet) {
        int type = header.payloadType();
        int length = header.payloadLength();
        if (agreed.freeTypes().contains(type)) {
            return length == DigitReceiver.EVENT_BYTES && DigitReceiver.isPlainlyKey(packet, header.payloadAt());
        }
        if (!agreed.receiveEventTypes().contains(type)) return false;
        if (length == DigitReceiver.EVENT_BYTES) return true;
        return length > 0 && length % DigitReceiver.EVENT_BYTES == 0 && format(agreed, type) == null;
    }

    private void hear(MediaPath agreed, RtpHeader header, ByteBuffer payload, long now) {
        if (isEvent(agreed, header, payload)) {
            digits.receive(header, payload, now, keys);
            return;
        }
        VoiceFormat format = format(agreed, header.payloadType());
        if (format != null && listener != VoiceListener.DEAF && payload.hasRemaining()) voice(header, format, payload);
    }

    private static @Nullable VoiceFormat format(MediaPath agreed, int payloadType) {
        for (VoiceFormat format : agreed.receives()) {
            if (format.payloadType() == payloadType) return format;
        }
        return null;
    }

    private void voice(RtpHeader header, VoiceFormat format, ByteBuffer payload) {
        if (samples.length != payload.remaining()) samples = new short[payload.remaining()];
        for (int i = 0; i < samples.length; i++) samples[i] = format.decoder().decode(payload.get());
        if (header.ssrc() != ssrc) voices.restart(sink);
        ssrc = header.ssrc();
        voices.put(header.sequence(), header.timestamp(), samples, sink);
    }

    long lastReceivedNanos() {
        return lastReceivedNanos.get();
    }

    Reception reception() {
        return reception;
    }

    long receivedPackets() {
        return received.get();
    }

    long receivedOctets() {
        return receivedOctets.get();
    }

    /// 0 when none has been received.
    long firstReceivedNanos() {
        return firstReceivedNanos;
    }

    long foreignPackets() {
        return foreign.get();
    }
}
