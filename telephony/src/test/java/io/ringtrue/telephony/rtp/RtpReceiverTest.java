package io.ringtrue.telephony.rtp;

import static io.ringtrue.telephony.rtp.Packets.voice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), FAR, false);
        receiver.received(voice(101, 2, 9_000, 1, KEY_FIVE), FAR, false);
        receiver.received(voice(102, 3, 19_000, 1, KEY_FIVE), FAR, false);
        assertThat(keys).hasToString("55");
        assertThat(receiver.receivedPackets()).isEqualTo(2);
        assertThat(receiver.foreignPackets()).isEqualTo(1);
    }

    @Test
    void anIntrudersKeysAreNotHeard() {
        connect();
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), INTRUDER, false);
        assertThat(keys).isEmpty();
        assertThat(receiver.foreignPackets()).isEqualTo(1);
    }

    @Test
    void nothingIsHeardBeforeThePathIsKnown() {
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), FAR, false);
        assertThat(keys).isEmpty();
    }

    @Test
    void voiceReachesTheListenerInOrderThroughAChangeOfSource() {
        connect();
        receiver.listener(samples -> {
            for (short sample : samples) heard.add(sample);
        });
        receiver.received(voice(0, 1, 0, 1, new byte[] {1}), FAR, false);
        receiver.received(voice(0, 3, 2, 1, new byte[] {3}), FAR, false);
        receiver.received(voice(0, 2, 1, 1, new byte[] {2}), FAR, false);
        receiver.received(voice(0, 9_999, 7_777, 2, new byte[] {9}), FAR, false);
        assertThat(heard).containsExactly((short) 0x100, (short) 0x200, (short) 0x300, (short) 0x900);
    }

    @Test
    void comfortNoiseIsALifeSign() {
        connect();
        receiver.received(voice(13, 1, 0, 1, new byte[] {40}), FAR, false);
        assertThat(receiver.receivedPackets()).isEqualTo(1);
    }

    @Test
    void countsWhatWasLostAcrossTheWrap() {
        connect();
        for (int sequence : new int[] {65_534, 65_535, 1, 2, 5}) {
            receiver.received(voice(0, sequence, 0, 1, new byte[] {1}), FAR, false);
        }
        assertThat(receiver.reception().lost()).isEqualTo(3);
        Reception.Report report = receiver.reception().report();
        assertThat(report.highestSequence()).isEqualTo(0x10005);
        assertThat(report.fractionLost()).isEqualTo(256 * 3 / 8);
    }

    @Test
    void fourOctetsUnderAVoicesNumberAreAKeyAndMoreAreVoice() {
        latch.agreed(FAR, List.of(), FAR.getAddress(), 20);
        MediaPath usual = Packets.path(FAR);
        VoiceFormat voice = new VoiceFormat(96, Codec.PCMU, (byte) 0, Packets.PLAIN.decoder());
        receiver.path(new MediaPath(
                FAR,
                4_001,
                voice,
                List.of(voice),
                usual.sendEventType(),
                Set.of(96, 101),
                Set.of(),
                20,
                true,
                true,
                List.of(),
                FAR.getAddress(),
                Optional.empty()));
        receiver.listener(samples -> heard.add((short) samples.length));
        receiver.received(voice(96, 1, 1_000, 1, KEY_FIVE), FAR, false);
        receiver.received(voice(96, 2, 9_000, 1, new byte[160]), FAR, false);
        receiver.received(voice(101, 3, 19_000, 1, new byte[5]), FAR, false);
        assertThat(keys).hasToString("5");
        assertThat(heard).containsExactly((short) 160);
        assertThat(receiver.foreignPackets()).isEqualTo(1);
    }

    @Test
    void comfortNoiseOfFourOctetsIsNoKey() {
        connect();
        receiver.received(voice(13, 1, 0, 1, KEY_FIVE), FAR, false);
        receiver.received(voice(0, 1, 0, 1, KEY_FIVE), FAR, false);
        assertThat(keys).isEmpty();
    }

    @Test
    void underANumberNobodyNamedOnlyWhatIsPlainlyAKeyIsOne() {
        latch.agreed(FAR, List.of(), FAR.getAddress(), 20);
        MediaPath usual = Packets.path(FAR);
        receiver.path(new MediaPath(
                FAR,
                4_001,
                usual.sends(),
                usual.receives(),
                usual.sendEventType(),
                Set.of(101),
                Set.of(97, 98),
                20,
                true,
                true,
                List.of(),
                FAR.getAddress(),
                Optional.empty()));
        for (byte[] body : List.of(
                new byte[4], // a keep-alive
                new byte[] {5, 0x0A, 0, 0},
                new byte[] {16, 0x0A, 0, 80},
                new byte[] {5, 0x0A, 0, 80, 0},
                new byte[8])) {
            receiver.received(voice(97, 1, 1_000, 1, body), FAR, false);
        }
        assertThat(receiver.receivedPackets()).isZero();
        receiver.received(voice(98, 1, 1_000, 1, KEY_FIVE), FAR, false);
        assertThat(keys).hasToString("5");
    }

    @Test
    void statisticsBeginAnewWithANewCount() {
        connect();
        for (int sequence : new int[] {9_000, 9_001, 500, 501, 502, 503}) {
            receiver.received(voice(0, sequence, 0, 1, new byte[] {1}), FAR, false);
        }
        assertThat(receiver.reception().lost()).isZero();
        assertThat(receiver.reception().report().highestSequence()).isEqualTo(503);
    }

    @Test
    void survivesFiveThousandMutationsOfEachSmallestPacket() {
        survives(5);
        long fresh = System.nanoTime();
        System.out.println("RtpReceiverTest: fresh seed " + fresh);
        survives(fresh);
    }

    private void survives(long seed) {
        connect();
        receiver.listener(samples -> heard.add((short) samples.length));
        Random random = new Random(seed);
        long begun = System.nanoTime();
        for (ByteBuffer smallest : List.of(
                voice(96, 1, 1_000, 1, KEY_FIVE), voice(0, 1, 1_000, 1, new byte[160]), voice(13, 1, 0, 1, KEY_FIVE))) {
            for (int round = 0; round < 5_000; round++) {
                byte[] bytes = smallest.array().clone();
                for (int edits = random.nextInt(4); edits >= 0; edits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                receiver.received(ByteBuffer.wrap(bytes, 0, random.nextInt(bytes.length + 1)), FAR, false);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        keys.setLength(0);
        int fresh = random.nextInt();
        receiver.received(voice(96, 30_000, 77_000, fresh, new byte[] {7, 0x0A, 0, (byte) 0xA0}), FAR, false);
        assertThat(keys).as("the next key").hasToString("7");
    }

    private void connect() {
        latch.agreed(FAR, List.of(), FAR.getAddress(), 20);
        receiver.path(Packets.path(FAR));
    }
}
