package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.RtpHeader;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// Which packets are one press. Cases: timestamps that stay the same for several presses, increase within
/// one, or are later in the end packets; missing markers, ends or beginnings; the end bit too early or on
/// every packet; durations that stand still, begin again or exceed a segment; a new source or a new count
/// during a key; late and repeated packets. [DigitSendersTest] tries all of it at random.
class DigitReceiverTest {
    private static final int SSRC = 0xCAFE;
    private static final long TICK = 20_000_000;

    private final StringBuilder heard = new StringBuilder();
    private final DigitReceiver receiver = new DigitReceiver();
    private long now;
    private int held;

    private void packet(int ssrc, int sequence, int timestamp, boolean marker, int event, boolean end, int duration) {
        ByteBuffer payload = ByteBuffer.allocate(4);
        payload.put((byte) event).put((byte) (end ? 0x8A : 0x0A)).putShort((short) duration);
        RtpHeader header = new RtpHeader(marker, 101, sequence & 0xFFFF, timestamp, ssrc, 12, 4);
        receiver.receive(header, payload.flip(), now += TICK, new KeyListener() {
            @Override
            public void pressed(char key) {
                heard.append(key);
            }

            @Override
            public void held(char key) {
                held++;
            }
        });
    }

    private void packet(int sequence, int timestamp, int event, boolean end, int duration) {
        packet(SSRC, sequence, timestamp, false, event, end, duration);
    }

    @Test
    void threeEndPacketsAreOneKey() {
        for (int i = 0; i < 3; i++) packet(i, 1_000, 5, true, 800);
        assertThat(heard).hasToString("5");
    }

    /// A sender or a network that stalls for half a second.
    @Test
    void anEndThatIsRepeatedLateIsNoOtherKey() {
        packet(1, 1_000, 5, true, 800);
        now += 500_000_000;
        packet(2, 1_000, 5, true, 800);
        assertThat(heard).hasToString("5");
    }

    /// A sender with the end bit on every packet, whose packets are lost for half a second.
    @Test
    void aKeyWhoseEveryPacketIsAnEndMayGrowOverAPause() {
        packet(1, 1_000, 5, true, 160);
        now += 500_000_000;
        packet(2, 1_000, 5, true, 4_160);
        assertThat(heard).hasToString("5");
    }

    @Test
    void aKeyWithoutItsBeginningOrWithoutItsEndStillIsOne() {
        packet(1, 1_000, 1, true, 800);
        packet(20, 5_000, 2, false, 160);
        packet(40, 9_000, 3, true, 800);
        assertThat(heard).hasToString("123");
    }

    @Test
    void theSameKeyAgainIsAnother() {
        packet(1, 1_000, 7, true, 800);
        packet(12, 3_000, 7, true, 800);
        assertThat(heard).hasToString("77");
    }

    @Test
    void aLatePacketOfAnEarlierKeyIsNoNewOne() {
        packet(1, 1_000, 7, false, 160);
        packet(9, 3_000, 8, false, 160);
        packet(4, 1_000, 7, true, 800);
        assertThat(heard).hasToString("78");
    }

    @Test
    void aKeyHeldBeyondOneSegmentIsOne() {
        packet(1, 1_000, 9, false, 0xFF00);
        packet(2, 1_000, 9, false, 0xFFFF);
        packet(3, 1_000 + 0xFFFF, 9, false, 160);
        packet(4, 1_000 + 0xFFFF, 9, true, 800);
        assertThat(heard).hasToString("9");
    }

    @Test
    void aDurationThatWrapsBehindTheLongestSegmentIsOneKey() {
        packet(1, 1_000, 9, false, 0xFFF0);
        packet(2, 1_000, 9, false, 0x90);
        packet(3, 1_000, 9, true, 0x130);
        assertThat(heard).hasToString("9");
    }

    @Test
    void fourPressesUnderOneTimestampAreFour() {
        int sequence = 100;
        for (int key : new int[] {4, 4, 2, 1}) {
            packet(SSRC, sequence++, 1_000, true, key, false, 160);
            packet(SSRC, sequence++, 1_000, false, key, false, 320);
            for (int end = 0; end < 3; end++) packet(SSRC, sequence++, 1_000, false, key, true, 480);
            sequence += 6; // voice
        }
        assertThat(heard).hasToString("4421");
    }

    @Test
    void aTimestampThatWalksIsOnePress() {
        for (int i = 0; i < 8; i++) packet(SSRC, i, 1_000 + 160 * i, i == 0, 4, false, 160 * (i + 1));
        for (int i = 8; i < 11; i++) packet(SSRC, i, 1_000 + 160 * i, false, 4, true, 160 * 8);
        assertThat(heard).hasToString("4");
    }

    @Test
    void endsWithALaterTimestampAreOnePress() {
        for (int i = 0; i < 5; i++) packet(SSRC, i, 1_000, i == 0, 4, false, 160 * (i + 1));
        for (int i = 5; i < 8; i++) packet(SSRC, i, 1_960, false, 4, true, 960);
        for (int i = 0; i < 5; i++) packet(SSRC, 20 + i, 5_000, i == 0, 4, false, 160 * (i + 1));
        for (int i = 5; i < 8; i++) packet(SSRC, 20 + i, 5_000 + 160 * i, false, 4, true, 960);
        assertThat(heard).hasToString("44");
    }

    @Test
    void anEndBitOnTheFirstOrOnEveryPacketIsOnePress() {
        for (int i = 0; i < 6; i++) packet(SSRC, i, 1_000, i == 0, 4, i == 0 || i > 3, 160 * (i + 1));
        for (int i = 0; i < 6; i++) packet(SSRC, 20 + i, 5_000, i == 0, 4, true, 160 * (i + 1));
        assertThat(heard).hasToString("44");
    }

    @Test
    void aMarkerOnEveryPacketIsOnePress() {
        for (int i = 0; i < 6; i++) packet(SSRC, i, 1_000, true, 4, i > 3, 160 * Math.min(i + 1, 5));
        for (int i = 0; i < 6; i++) packet(SSRC, 20 + i, 5_000, true, 4, i > 3, 160 * Math.min(i + 1, 5));
        assertThat(heard).hasToString("44");
    }

    @Test
    void durationsThatStandStillAreOnePress() {
        for (int duration : new int[] {0, 160}) {
            for (int i = 0; i < 8; i++)
                packet(SSRC, 1_000 + i + duration, 9_000 + 40 * duration, i == 0, 4, i > 4, duration);
        }
        assertThat(heard).hasToString("44");
    }

    @Test
    void aNewSourceInMidKeyGoesOnWithIt() {
        for (int i = 0; i < 3; i++) packet(1, i, 1_000, i == 0, 4, false, 160 * (i + 1));
        for (int i = 3; i < 6; i++) packet(2, 700 + i, 88_000, false, 4, i == 5, 160 * (i + 1));
        packet(1, 3, 1_000, false, 4, false, 640);
        packet(2, 720, 91_000, true, 4, false, 160);
        assertThat(heard).hasToString("44");
    }

    @Test
    void aCountThatBeginsAnewInMidKeyGoesOnWithIt() {
        for (int i = 0; i < 3; i++) packet(SSRC, 900 + i, 1_000, i == 0, 4, false, 160 * (i + 1));
        for (int i = 3; i < 6; i++) packet(SSRC, 300 + i, 1_000, false, 4, i == 5, 160 * (i + 1));
        packet(SSRC, 320, 5_000, true, 4, false, 160);
        assertThat(heard).hasToString("44");
    }

    @Test
    void withoutEndMarkerOrTimestampALongQuietIsAKeyUp() {
        packet(1, 1_000, 4, false, 160);
        now += 2_000_000_000L;
        packet(2, 1_000, 4, false, 160);
        assertThat(heard).hasToString("44");
    }

    @Test
    void saysThatAKeyIsStillDown() {
        for (int i = 0; i < 150; i++) packet(SSRC, i, 1_000, i == 0, 4, i > 147, 160 * (i + 1));
        assertThat(heard).hasToString("4");
        assertThat(held).isEqualTo(149);
    }

    private void several(int sequence, int events, int duration) {
        ByteBuffer payload = ByteBuffer.allocate(4 * events);
        while (payload.hasRemaining()) payload.put((byte) 1).put((byte) 0x8A).putShort((short) duration);
        receiver.receive(new RtpHeader(false, 101, sequence, 1_000, SSRC, 12, 8), payload.flip(), now, heard::append);
    }

    @Test
    void severalKeysInOnePacketAreAllHeardOnce() {
        for (int repeat = 0; repeat < 3; repeat++) several(7 + repeat, 2, 400);
        assertThat(heard).hasToString("11");
    }

    @Test
    void ofAFloodInOnePacketOnlyTheFirstFewAreHeard() {
        several(7, 350, 400);
        assertThat(heard).hasToString("1".repeat(DigitReceiver.MOST_EVENTS));
    }

    @Test
    void otherEventsAndScrapsAreNoKeys() {
        packet(1, 1_000, 16, true, 800); // flash
        packet(2, 2_000, 36, true, 800); // fax
        RtpHeader header = new RtpHeader(false, 101, 3, 3_000, SSRC, 12, 3);
        receiver.receive(header, ByteBuffer.allocate(3), now, heard::append);
        assertThat(heard).isEmpty();
        for (int event = 0; event < 16; event++) packet(10 + 10 * event, 10_000 + event * 2_000, event, true, 800);
        assertThat(heard).hasToString("0123456789*#ABCD");
    }
}
