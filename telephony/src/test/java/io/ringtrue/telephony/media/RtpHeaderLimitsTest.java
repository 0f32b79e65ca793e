package io.ringtrue.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The header of RFC 3550 §5.1 where each part of it just fits, and where an octet is missing; RFC 5761 §4
/// for types.
class RtpHeaderLimitsTest {
    private static ByteBuffer packet(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        // Within a larger buffer: what lies before and behind it belongs to nobody.
        return ByteBuffer.allocate(bytes.length + 40)
                .put(new byte[20])
                .put(bytes)
                .flip()
                .position(20);
    }

    /// Where the payload begins and how long it is, from the packet's first octet; -1: no packet.
    @ParameterizedTest
    @CsvSource({
        "80 00 0001 00000002 00000003, 12, 0",
        "80 00 0001 00000002 00000003 aa, 12, 1",
        "81 00 0001 00000002 00000003 00000004, 16, 0",
        "81 00 0001 00000002 00000003 000000, -1, 0",
        "8f 00 0001 00000002 00000003 000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 bb, 72, 1",
        "90 00 0001 00000002 00000003 bede0000, 16, 0",
        "90 00 0001 00000002 00000003 bede00, -1, 0",
        "90 00 0001 00000002 00000003 bede0001 00000000, 20, 0",
        "90 00 0001 00000002 00000003 bede0001 000000, -1, 0",
        "90 00 0001 00000002 00000003 bedeffff 00000000, -1, 0",
        "91 00 0001 00000002 00000003 00000004 bede0001 00000000 cc, 24, 1",
        "a0 00 0001 00000002 00000003 01, 12, 0",
        "a0 00 0001 00000002 00000003 aa 0002, 12, 1",
        "a0 00 0001 00000002 00000003 02, -1, 0",
        "a0 00 0001 00000002 00000003 aa00, -1, 0",
        "a0 00 0001 00000002 00000003, -1, 0",
        "c0 00 0001 00000002 00000003, -1, 0",
        "00 00 0001 00000002 00000003, -1, 0",
    })
    void findsThePayload(String hex, int at, int length) {
        ByteBuffer packet = packet(hex);
        if (at < 0) {
            assertThat(RtpHeader.parse(packet)).isEmpty();
            return;
        }
        RtpHeader header = RtpHeader.parse(packet).orElseThrow();
        assertThat(header.payloadAt() - packet.position()).isEqualTo(at);
        assertThat(header.payloadLength()).isEqualTo(length);
        assertThat(RtpHeader.payloadAt(packet)).isEqualTo(header.payloadAt());
        assertThat(packet.position()).as("reading moves nothing").isEqualTo(20);
    }

    /// The second octet holds marker and type; 192 to 223 would be RTCP.
    @ParameterizedTest
    @CsvSource({
        "00, false, 0",
        "7f, false, 127",
        "80, true, 0",
        "e5, true, 101",
        "bf, true, 63",
        "e0, true, 96",
        "c0, false, -1",
        "c8, false, -1",
        "df, false, -1"
    })
    void tellsMarkerAndTypeFromRtcp(String second, boolean marker, int type) {
        var parsed = RtpHeader.parse(packet("80 " + second + " fffe 80000001 fffffffd"));
        if (type < 0) assertThat(parsed).isEmpty();
        else assertThat(parsed).hasValue(new RtpHeader(marker, type, 0xFFFE, 0x80000001, -3, 32, 0));
    }
}
