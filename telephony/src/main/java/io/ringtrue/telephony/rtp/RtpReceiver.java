package io.ringtrue.telephony.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The other direction of a stream: judges what arrives, finds keys in it, and passes voice on to who listens.
/// [#received] belongs to the reader, the rest to anyone.
final class RtpReceiver {
    private static final int COMFORT_NOISE = 13; // RFC 3389 §4, static; proof of life, and nothing to hear

    private final Latch latch;
    private final KeyListener keys;
    private final DigitReceiver digits = new DigitReceiver();
    private final Reception reception = new Reception();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong lastReceivedNanos = new AtomicLong();
    private volatile @Nullable MediaPath path;
    private volatile VoiceListener listener = VoiceListener.DEAF;
    private @Nullable ReorderBuffer voices;
    private int ssrc;

    RtpReceiver(Latch latch, KeyListener keys) {
        this.latch = latch;
        this.keys = keys;
    }

    void path(MediaPath path) {
        if (this.path == null) lastReceivedNanos.set(System.nanoTime());
        this.path = path;
    }

    void listener(VoiceListener listener) {
        this.listener = listener;
    }

    void received(ByteBuffer packet, InetSocketAddress from) {
        MediaPath agreed = path;
        RtpHeader header = RtpHeader.parse(packet).orElse(null);
        if (agreed == null || header == null || !agreedOn(agreed, header) || !latch.admits(from)) {
            refused();
            return;
        }
        long now = System.nanoTime();
        received.incrementAndGet();
        lastReceivedNanos.set(now);
        reception.arrived(header, (int) (now / 125_000)); // 8,000 a second
        packet.limit(header.payloadAt() + header.payloadLength()).position(header.payloadAt());
        hear(agreed, header, packet);
    }

    /// Something came that is not from whom we listen to.
    void refused() {
        foreign.incrementAndGet();
    }

    private static boolean agreedOn(MediaPath agreed, RtpHeader header) {
        int type = header.payloadType();
        return type == COMFORT_NOISE || agreed.receiveEventTypes().contains(type) || format(agreed, type) != null;
    }

    private void hear(MediaPath agreed, RtpHeader header, ByteBuffer payload) {
        VoiceFormat format = format(agreed, header.payloadType());
        if (format != null) {
            if (listener != VoiceListener.DEAF && payload.hasRemaining()) voice(header, format, payload);
        } else if (agreed.receiveEventTypes().contains(header.payloadType())) {
            digits.receive(header.ssrc(), header.timestamp(), payload, keys);
        }
    }

    private static @Nullable VoiceFormat format(MediaPath agreed, int payloadType) {
        for (VoiceFormat format : agreed.receives()) {
            if (format.payloadType() == payloadType) return format;
        }
        return null;
    }

    private void voice(RtpHeader header, VoiceFormat format, ByteBuffer payload) {
        short[] samples = new short[payload.remaining()];
        for (int i = 0; i < samples.length; i++) samples[i] = format.decoder().decode(payload.get());
        ReorderBuffer buffer = voices;
        if (buffer == null) {
            buffer = new ReorderBuffer();
            voices = buffer;
        } else if (header.ssrc() != ssrc) {
            buffer.restart(listener::heard);
        }
        ssrc = header.ssrc();
        buffer.put(header.sequence(), header.timestamp(), samples, listener::heard);
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

    long foreignPackets() {
        return foreign.get();
    }
}
