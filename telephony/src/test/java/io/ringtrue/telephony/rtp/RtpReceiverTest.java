package io.ringtrue.telephony.rtp;

import static io.ringtrue.telephony.rtp.Packets.voice;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtpReceiverTest {
    private static final InetSocketAddress FAR = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.9"), 4_000);
    private static final InetSocketAddress INTRUDER =
            new InetSocketAddress(InetAddress.ofLiteral("203.0.113.5"), 4_000);
    private static final byte[] KEY_FIVE = {5, (byte) 0x8A, 3, 0x20};

    private final StringBuilder keys = new StringBuilder();
    private final List<Short> heard = new ArrayList<>();
    private final Latch latch = new Latch();
    private final RtpReceiver receiver = new RtpReceiver(latch, keys::append);

    @Test
    void hearsKeysUnderEveryPayloadTypeAgreed() {
        connect();
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), FAR);
        receiver.received(voice(101, 2, 9_000, 1, KEY_FIVE), FAR);
        receiver.received(voice(102, 3, 19_000, 1, KEY_FIVE), FAR);
        assertThat(keys).hasToString("55");
        assertThat(receiver.receivedPackets()).isEqualTo(2);
        assertThat(receiver.foreignPackets()).isEqualTo(1);
    }

    @Test
    void anIntrudersKeysAreNotHeard() {
        connect();
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), INTRUDER);
        assertThat(keys).isEmpty();
        assertThat(receiver.foreignPackets()).isEqualTo(1);
    }

    @Test
    void nothingIsHeardBeforeThePathIsKnown() {
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), FAR);
        assertThat(keys).isEmpty();
    }

    @Test
    void voiceReachesTheListenerInOrderThroughAChangeOfSource() {
        connect();
        receiver.listener(samples -> {
            for (short sample : samples) heard.add(sample);
        });
        receiver.received(voice(0, 1, 0, 1, new byte[] {1}), FAR);
        receiver.received(voice(0, 3, 2, 1, new byte[] {3}), FAR);
        receiver.received(voice(0, 2, 1, 1, new byte[] {2}), FAR);
        receiver.received(voice(0, 9_999, 7_777, 2, new byte[] {9}), FAR);
        assertThat(heard).containsExactly((short) 0x100, (short) 0x200, (short) 0x300, (short) 0x900);
    }

    @Test
    void comfortNoiseIsALifeSign() {
        connect();
        receiver.received(voice(13, 1, 0, 1, new byte[] {40}), FAR);
        assertThat(receiver.receivedPackets()).isEqualTo(1);
    }

    @Test
    void countsWhatWasLostAcrossTheWrap() {
        connect();
        for (int sequence : new int[] {65_534, 65_535, 1, 2, 5}) {
            receiver.received(voice(0, sequence, 0, 1, new byte[] {1}), FAR);
        }
        assertThat(receiver.reception().lost()).isEqualTo(3);
        Reception.Report report = receiver.reception().report();
        assertThat(report.highestSequence()).isEqualTo(0x10005);
        assertThat(report.fractionLost()).isEqualTo(256 * 3 / 8);
    }

    private void connect() {
        latch.told(FAR, List.of(), FAR.getAddress());
        receiver.path(Packets.path(FAR));
    }
}
