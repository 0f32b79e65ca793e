package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.media.Voice;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the tests of this package have in common.
public final class Packets {
    /// A format that keeps the upper octet of each sample, which suffices to recognize samples.
    static final VoiceFormat PLAIN = new VoiceFormat(0, Codec.PCMU, (byte) 0, octet -> (short) (octet << 8));

    /// Samples encoded as [#PLAIN].
    record Plain(short[] samples) implements Voice {
        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public void write(Codec codec, int from, int count, ByteBuffer packet) {
            for (int i = from; i < from + count; i++) packet.put((byte) (samples[i] >> 8));
        }
    }

    private Packets() {}

    /// A packet as sent.
    public record Sent(RtpHeader header, byte[] payload) {}

    static MediaPath path(InetSocketAddress remote) {
        return path(remote, 20, true, List.of());
    }

    static MediaPath path(InetSocketAddress remote, int millis, boolean sending, List<Network> networks) {
        return new MediaPath(
                remote,
                remote.getPort() + 1,
                PLAIN,
                List.of(PLAIN),
                OptionalInt.of(96),
                Set.of(96, 101),
                Set.of(),
                millis,
                sending,
                true,
                networks,
                remote.getAddress(),
                Optional.empty());
    }

    /// The packets that a sender sends in this many ticks.
    static List<Sent> ticked(RtpSender sender, int ticks) {
        List<Sent> sent = new ArrayList<>();
        ByteBuffer packet = ByteBuffer.allocate(1_500);
        for (int tick = 0; tick < ticks; tick++) sender.tick(packet, each -> sent.add(taken(each)), true);
        return sent;
    }

    public static Sent taken(ByteBuffer packet) {
        RtpHeader header = RtpHeader.parse(packet).orElseThrow();
        byte[] payload = new byte[header.payloadLength()];
        packet.get(header.payloadAt(), payload);
        return new Sent(header, payload);
    }

    public static ByteBuffer voice(int payloadType, int sequence, int timestamp, int ssrc, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(RtpHeader.BYTES + payload.length);
        RtpHeader.write(packet, false, payloadType, sequence, timestamp, ssrc);
        return packet.put(payload).flip();
    }
}
