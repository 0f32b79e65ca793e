package io.ringtrue.telephony.rtp;

import static io.ringtrue.telephony.rtp.Packets.path;
import static io.ringtrue.telephony.rtp.Packets.ticked;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ringtrue.telephony.media.RtpHeader;
import io.ringtrue.telephony.rtp.Packets.Plain;
import io.ringtrue.telephony.rtp.Packets.Sent;
import io.ringtrue.telephony.rtp.Playback.End;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpSenderTest {
    private static final InetSocketAddress THERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);

    private final RtpSender sender = new RtpSender();

    @Test
    void sendsSilenceWhenThereIsNothingToSay() {
        sender.path(path(THERE));
        List<Sent> sent = ticked(sender, 3);
        assertThat(sent)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.payload()).isEqualTo(new byte[160]));
        assertThat(sent).extracting(each -> each.header().marker()).containsExactly(true, false, false);
        assertContinuous(sent, 160);
    }

    @Test
    void playsEverySampleOnceAndIsOverWithTheLast() throws InterruptedException {
        sender.path(path(THERE));
        short[] ramp = new short[400];
        for (int i = 0; i < ramp.length; i++) ramp[i] = (short) ((i % 100 + 1) << 8);
        Playback playback = sender.play(new Plain(ramp));
        List<Sent> sent = new ArrayList<>(ticked(sender, 2));
        assertThat(playback.isOver()).isFalse();
        sent.addAll(ticked(sender, 1));
        assertThat(playback.await()).isEqualTo(End.SENT);
        byte[] heard = joined(sent);
        for (int i = 0; i < ramp.length; i++) assertThat(heard[i]).isEqualTo((byte) (ramp[i] >> 8));
        assertThat(Arrays.copyOfRange(heard, 400, 480)).containsOnly(0);
    }

    @Test
    void aCutStopsWithinOnePacketAndTheStreamGoesOn() throws InterruptedException {
        sender.path(path(THERE));
        Playback playback = sender.play(loud(16_000));
        List<Sent> sent = new ArrayList<>(ticked(sender, 2));
        playback.cut();
        sent.addAll(ticked(sender, 2));
        assertThat(playback.await()).isEqualTo(End.CUT);
        assertThat(sent).extracting(each -> each.payload()[0]).containsExactly((byte) 1, (byte) 1, (byte) 0, (byte) 0);
        assertContinuous(sent, 160);
    }

    @Test
    void aNewPlaybackTakesTheOldOnesPlace() throws InterruptedException {
        sender.path(path(THERE));
        Playback first = sender.play(loud(16_000));
        ticked(sender, 1);
        Playback second = sender.play(loud(160));
        ticked(sender, 1);
        assertThat(first.await()).isEqualTo(End.CUT);
        assertThat(second.await()).isEqualTo(End.SENT);
    }

    @Test
    void emptyIsOverAtOnceAndClosingEndsWhatWaits() throws InterruptedException {
        assertThat(sender.play(new Plain(new short[0])).await()).isEqualTo(End.SENT);
        Playback playback = sender.play(loud(160));
        Playback key = sender.press('1', 100);
        sender.close();
        assertThat(playback.await()).isEqualTo(End.CLOSED);
        assertThat(key.await()).isEqualTo(End.CLOSED);
    }

    @Test
    void aKeyIsWhatTheDrawingShows() throws InterruptedException {
        sender.path(path(THERE));
        ticked(sender, 1);
        Playback key = sender.press('#', 70);
        List<Sent> sent = ticked(sender, 7);
        assertThat(key.await()).isEqualTo(End.SENT);
        List<Sent> events = sent.subList(0, 6);
        assertThat(events).extracting(each -> each.header().payloadType()).containsOnly(96);
        assertThat(events)
                .extracting(each -> each.header().timestamp())
                .containsOnly(sent.getFirst().header().timestamp());
        assertThat(events)
                .extracting(each -> each.header().marker())
                .containsExactly(true, false, false, false, false, false);
        assertThat(events)
                .extracting(each -> ByteBuffer.wrap(each.payload()).getInt())
                .containsExactly(0x0B0A00A0, 0x0B0A0140, 0x0B0A01E0, 0x0B8A0230, 0x0B8A0230, 0x0B8A0230);
        Sent voice = sent.getLast();
        assertThat(voice.header().payloadType()).isZero();
        assertThat(voice.header().marker()).isFalse();
        assertThat(voice.header().timestamp() - events.getFirst().header().timestamp())
                .isEqualTo(6 * 160);
        assertThat(voice.header().sequence())
                .isEqualTo((events.getFirst().header().sequence() + 6) & 0xFFFF);
    }

    @Test
    void keysPressedTogetherFollowEachOther() {
        sender.path(path(THERE));
        DigitReceiver ear = new DigitReceiver();
        StringBuilder heard = new StringBuilder();
        for (char key : "0011#".toCharArray()) sender.press(key, 40);
        for (Sent each : ticked(sender, 5 * 5)) {
            if (each.header().payloadType() == 96) {
                ear.receive(each.header(), ByteBuffer.wrap(each.payload()), 0, heard::append);
            }
        }
        assertThat(heard).hasToString("0011#");
    }

    @ParameterizedTest
    @CsvSource({"10, 24", "20, 12", "30, 8", "40, 6", "60, 4"})
    void packetsAreAsLongAsTheFarEndLikes(int millis, int packets) {
        sender.path(path(THERE, millis, true, List.of()));
        List<Sent> sent = ticked(sender, 12);
        assertThat(sent).hasSize(packets);
        assertContinuous(sent, millis * 8);
    }

    @Test
    void aHoldIsAPauseInPacketsNotInTime() {
        sender.path(path(THERE));
        List<Sent> sent = new ArrayList<>(ticked(sender, 1));
        sender.path(path(THERE, 20, false, List.of()));
        assertThat(ticked(sender, 5)).isEmpty();
        sender.path(path(THERE));
        sent.addAll(ticked(sender, 1));
        assertThat(sent.getLast().header().marker()).isTrue();
        assertThat(sent.getLast().header().timestamp()
                        - sent.getFirst().header().timestamp())
                .isEqualTo(6 * 160);
        assertThat(sent.getLast().header().sequence())
                .isEqualTo((sent.getFirst().header().sequence() + 1) & 0xFFFF);
    }

    /// A thousand calls do this fifty times a second each, so it must create no garbage.
    @Test
    void aTickAllocatesNothing() {
        sender.path(path(THERE));
        Playback playback = sender.play(loud(8_000_000));
        ByteBuffer packet = ByteBuffer.allocateDirect(1_500);
        RtpSender.Wire wire = ByteBuffer::clear;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int warmUp = 0; warmUp < 2_000; warmUp++) sender.tick(packet, wire, true);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int tick = 0; tick < 40_000; tick++) sender.tick(packet, wire, true);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(playback.isOver()).isFalse();
        assertThat(allocated).as("octets in 40,000 ticks").isLessThan(10_000);
    }

    static void assertContinuous(List<Sent> sent, int samples) {
        for (int i = 1; i < sent.size(); i++) {
            RtpHeader before = sent.get(i - 1).header();
            RtpHeader after = sent.get(i).header();
            assertThat(after.sequence()).isEqualTo((before.sequence() + 1) & 0xFFFF);
            assertThat(after.timestamp()).isEqualTo(before.timestamp() + samples);
            assertThat(after.ssrc()).isEqualTo(before.ssrc());
        }
    }

    private static Plain loud(int samples) {
        short[] loud = new short[samples];
        Arrays.fill(loud, (short) 0x0100);
        return new Plain(loud);
    }

    private static byte[] joined(List<Sent> sent) {
        ByteBuffer all = ByteBuffer.allocate(sent.size() * 160);
        sent.forEach(each -> all.put(each.payload()));
        return all.array();
    }
}
