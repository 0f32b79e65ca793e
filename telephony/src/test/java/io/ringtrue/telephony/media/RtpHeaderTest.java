package io.ringtrue.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpHeaderTest {

    @Test
    void findsThePayloadBehindSourcesExtensionAndPadding() {
        // V=2 P X CC=1, PT 0, sequence 1, timestamp 2, SSRC 3, CSRC 4, extension of one word, "AB", padding of 2
        RtpHeader header = parse("b1 00 0001 00000002 00000003 00000004 bede0001 11223344 4142 0002");
        assertThat(header).isEqualTo(new RtpHeader(false, 0, 1, 2, 3, 24, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80 00 0001 00000002 000000", // too short
                "40 00 0001 00000002 00000003", // version 1
                "8f 00 0001 00000002 00000003", // 15 sources announced, none there
                "90 00 0001 00000002 00000003 bede0009", // extension longer than the packet
                "a0 00 0001 00000002 00000003 ff", // more padding than there is
                "a0 00 0001 00000002 00000003 00", // padding that does not count itself
                "80 c8 0001 00000002 00000003", // RTCP SR astray
            })
    void refusesWhatIsNoRtp(String hex) {
        assertThat(RtpHeader.parse(bytes(hex))).isEmpty();
    }

    @Property
    void readsWhatItWrites(
            @ForAll boolean marker,
            @ForAll @IntRange(max = 63) int type,
            @ForAll @IntRange(max = 65535) int sequence,
            @ForAll int timestamp,
            @ForAll int ssrc) {
        ByteBuffer packet = ByteBuffer.allocate(20);
        RtpHeader.write(packet, marker, type, sequence, timestamp, ssrc);
        packet.putLong(0).flip();
        assertThat(RtpHeader.parse(packet)).hasValue(new RtpHeader(marker, type, sequence, timestamp, ssrc, 12, 8));
    }

    @Property
    void anyBytesAreAHeaderWithinThemOrNone(@ForAll byte[] bytes) {
        RtpHeader.parse(ByteBuffer.wrap(bytes))
                .ifPresent(header ->
                        assertThat(header.payloadAt() + header.payloadLength()).isBetween(12, bytes.length));
    }

    private static RtpHeader parse(String hex) {
        return RtpHeader.parse(bytes(hex)).orElseThrow();
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
