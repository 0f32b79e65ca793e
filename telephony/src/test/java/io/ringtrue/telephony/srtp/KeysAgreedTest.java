package io.ringtrue.telephony.srtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;
import io.ringtrue.telephony.rtp.Packets;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys: what one is in base64 (RFC 4568 §6.1), how many are remembered, and what passes with and without.
class KeysAgreedTest {
    private final SrtpProtection here = new SrtpProtection();
    private final SrtpProtection there = new SrtpProtection();

    private static SrtpKey key(int seed) {
        return SrtpOpenerTest.key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, seed);
    }

    private static ByteBuffer packet(int sequence) {
        return ByteBuffer.allocate(200)
                .put(Packets.voice(0, sequence, 0, 9, new byte[16]))
                .flip();
    }

    private static ByteBuffer report() {
        ByteBuffer packet = ByteBuffer.allocate(60);
        packet.put((byte) 0x80).put((byte) 201).putShort((short) 1).putInt(9);
        return packet.flip();
    }

    /// The key of RFC 4568 §9.1's example.
    @Test
    void keyAndSaltAreTheOctetsOfTheBase64() {
        MasterKey key =
                MasterKey.read("d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj").orElseThrow();
        assertThat(new String(key.key(), US_ASCII)).isEqualTo("wDfvg&T+)xG7@fb5");
        assertThat(new String(key.salt(), US_ASCII)).isEqualTo("jU,RaA}\\|p0%*#");
    }

    @ParameterizedTest
    @CsvSource({
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, true",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, false",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, false",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, false",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA*, false",
        "'', false",
    })
    void isThirtyOctets(String inline, boolean fits) {
        assertThat(MasterKey.read(inline).isPresent()).isEqualTo(fits);
    }

    @Test
    void aFreshKeyIsNeverAnOldOne() {
        Set<MasterKey> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) assertThat(drawn.add(MasterKey.fresh())).isTrue();
        assertThat(drawn)
                .allSatisfy(key -> assertThat(MasterKey.read(key.inline())).hasValue(key));
        assertThat(drawn)
                .extracting(key -> key.inline().charAt(0))
                .doesNotContainNull()
                .hasSizeGreaterThan(1);
    }

    @Test
    void withoutKeysEverythingPassesAsItIs() {
        ByteBuffer voice = packet(1);
        here.sealRtp(voice);
        assertThat(voice).isEqualTo(packet(1));
        assertThat(there.openRtp(voice)).isTrue();
        ByteBuffer report = report();
        here.sealRtcp(report);
        assertThat(report).isEqualTo(report());
        assertThat(there.openRtcp(report)).isTrue();
        assertThat(here.isAgreed()).isFalse();
    }

    @Test
    void withKeysReportsAreHiddenAndPlainOnesRefused() {
        agree(1, 2);
        assertThat(here.isAgreed()).isTrue();
        ByteBuffer report = report();
        here.sealRtcp(report);
        assertThat(report.remaining()).isEqualTo(8 + 4 + 10);
        assertThat(there.openRtcp(report)).isTrue();
        assertThat(report).isEqualTo(report());
        assertThat(there.openRtcp(report())).isFalse();
        here.agreed(Optional.empty());
        assertThat(here.isAgreed()).isFalse();
        assertThat(here.openRtcp(report())).isTrue();
    }

    /// Sixteen keys are remembered: one that comes again after fifteen others still knows what was here.
    @ParameterizedTest
    @CsvSource({"15, false", "16, true"})
    void theLongestUnusedKeyIsForgotten(int others, boolean forgotten) {
        agree(1, 2);
        ByteBuffer once = packet(7);
        here.sealRtp(once);
        ByteBuffer again = ByteBuffer.allocate(200).put(once.duplicate()).flip();
        assertThat(there.openRtp(once)).isTrue();
        for (int i = 0; i < others; i++) there.agreed(Optional.of(new SrtpKeys(key(100 + i), key(200 + i))));
        there.agreed(Optional.of(new SrtpKeys(key(2), key(1))));
        assertThat(there.openRtp(again)).isEqualTo(forgotten);
    }

    private void agree(int ours, int theirs) {
        here.agreed(Optional.of(new SrtpKeys(key(ours), key(theirs))));
        there.agreed(Optional.of(new SrtpKeys(key(theirs), key(ours))));
    }
}
