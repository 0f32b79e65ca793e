package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RtcpTest {
    private static final Reception.Report HEARD = new Reception.Report(true, 0xBEEF, 12, -3, 70_000, 9);
    private static final Reception.Report NOBODY = new Reception.Report(false, 0, 0, 0, 0, 0);
    private static final Rtcp.Sender SENDER = new Rtcp.Sender(0xCAFE, true, 5_000, 10, 1_600, "abcdef");

    @Test
    void writesAReportADescriptionAndAGoodbye() {
        ByteBuffer packet = ByteBuffer.allocate(200);
        Rtcp.write(packet, SENDER, HEARD, Rtcp.LastReport.NONE, Instant.ofEpochSecond(0, 500_000_000), true);
        packet.flip();
        assertThat(packet.getInt()).isEqualTo(0x81C8_000C); // V=2, one block, SR, 13 words
        assertThat(packet.getInt()).isEqualTo(0xCAFE);
        assertThat(packet.getLong())
                .isEqualTo(2_208_988_800L << 32 | 0x8000_0000L); // half past the epoch's first second
        assertThat(new int[] {packet.getInt(), packet.getInt(), packet.getInt()})
                .containsExactly(5_000, 10, 1_600);
        assertThat(packet.getInt()).isEqualTo(0xBEEF);
        assertThat(packet.getInt()).isEqualTo(12 << 24 | 0xFFFFFD);
        assertThat(new int[] {packet.getInt(), packet.getInt()}).containsExactly(70_000, 9);
        assertThat(packet.getLong()).isZero(); // no SR of theirs yet
        assertThat(packet.getInt()).isEqualTo(0x81CA_0004); // SDES, 5 words: header, SSRC, 2 + 6 octets, nulls
        packet.position(packet.position() + 16);
        assertThat(packet.getInt()).isEqualTo(0x81CB_0001); // BYE
        assertThat(packet.getInt()).isEqualTo(0xCAFE);
        assertThat(packet.hasRemaining()).isFalse();
    }

    @Test
    void aReceiverThatSentNothingSaysSo() {
        ByteBuffer packet = ByteBuffer.allocate(200);
        Rtcp.Sender mute = new Rtcp.Sender(1, false, 0, 0, 0, "a");
        Rtcp.write(packet, mute, NOBODY, Rtcp.LastReport.NONE, Instant.EPOCH, false);
        assertThat(packet.getInt(0)).isEqualTo(0x80C9_0001);
    }

    @Test
    void findsTheSenderReportInACompound() {
        ByteBuffer packet = ByteBuffer.allocate(200);
        Rtcp.write(packet, SENDER, HEARD, Rtcp.LastReport.NONE, Instant.ofEpochSecond(1, 500_000_000), false);
        Rtcp.LastReport last = Rtcp.read(packet.flip(), Rtcp.LastReport.NONE);
        assertThat(last.middle()).isEqualTo((int) ((2_208_988_801L & 0xFFFF) << 16 | 0x8000));
    }

    @Property
    void survivesAnyBytes(@ForAll byte[] bytes) {
        assertThat(Rtcp.read(ByteBuffer.wrap(bytes), Rtcp.LastReport.NONE)).isNotNull();
    }
}
