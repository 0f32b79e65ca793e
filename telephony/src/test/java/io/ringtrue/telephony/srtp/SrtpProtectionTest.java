package io.ringtrue.telephony.srtp;

import static io.ringtrue.telephony.media.SrtpSuite.AES_CM_128_HMAC_SHA1_32;
import static io.ringtrue.telephony.media.SrtpSuite.AES_CM_128_HMAC_SHA1_80;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.rtp.Packets;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The effect of new agreements in the middle of a stream.
class SrtpProtectionTest {
    private static final SrtpKey OURS = SrtpOpenerTest.key(AES_CM_128_HMAC_SHA1_80, 1);
    private static final SrtpKey THEIRS = SrtpOpenerTest.key(AES_CM_128_HMAC_SHA1_80, 2);
    private static final SrtpKey THEIR_NEXT = SrtpOpenerTest.key(AES_CM_128_HMAC_SHA1_32, 3);

    private final SrtpProtection here = agreed(OURS, THEIRS);
    private final SrtpProtection there = agreed(THEIRS, OURS);

    private static SrtpProtection agreed(SrtpKey sends, SrtpKey receives) {
        SrtpProtection armour = new SrtpProtection();
        armour.agreed(Optional.of(new SrtpKeys(sends, receives)));
        return armour;
    }

    private static ByteBuffer packet(int sequence) {
        byte[] voice = new byte[160];
        return ByteBuffer.allocate(200)
                .put(Packets.voice(0, sequence, 0, 9, voice))
                .flip();
    }

    private static ByteBuffer sealed(SrtpProtection by, int sequence) {
        ByteBuffer packet = packet(sequence);
        by.sealRtp(packet);
        return packet;
    }

    @Test
    void theSameKeysAgreedOnAgainGoOnCounting() {
        ByteBuffer beforeTheTurn = sealed(there, 65_535);
        ByteBuffer again =
                ByteBuffer.allocate(200).put(beforeTheTurn.duplicate()).flip();
        assertThat(here.openRtp(beforeTheTurn)).isTrue();
        here.agreed(Optional.of(new SrtpKeys(OURS, THEIRS)));
        there.agreed(Optional.of(new SrtpKeys(THEIRS, OURS)));
        assertThat(here.openRtp(again)).as("played again").isFalse();
        assertThat(here.openRtp(sealed(there, 0))).as("the turn was counted").isTrue();
    }

    @Test
    void aKeyThatComesAgainGoesOnCounting() {
        ByteBuffer early = sealed(there, 1);
        ByteBuffer again = ByteBuffer.allocate(200).put(early.duplicate()).flip();
        assertThat(here.openRtp(early)).isTrue();
        assertThat(there.openRtp(sealed(here, 65_535))).isTrue();
        here.agreed(Optional.of(new SrtpKeys(THEIR_NEXT, THEIR_NEXT)));
        here.agreed(Optional.empty());
        here.agreed(Optional.of(new SrtpKeys(OURS, THEIRS)));
        assertThat(here.openRtp(again)).as("played again").isFalse();
        assertThat(there.openRtp(sealed(here, 0))).as("the turn was counted").isTrue();
    }

    @Test
    void aNewKeyOfTheirsOpensTheirsAndLeavesOursAlone() {
        assertThat(there.openRtp(sealed(here, 65_535))).isTrue();
        here.agreed(Optional.of(new SrtpKeys(OURS, THEIR_NEXT)));
        assertThat(here.openRtp(sealed(there, 1))).as("under the old key").isFalse();
        there.agreed(Optional.of(new SrtpKeys(THEIR_NEXT, OURS)));
        assertThat(here.openRtp(sealed(there, 2))).isTrue();
        assertThat(there.openRtp(sealed(here, 0))).as("ours counts on").isTrue();
    }

    @Test
    void plainPacketsAreRefusedOnceKeysAreAgreedOn() {
        assertThat(here.openRtp(packet(1))).isFalse();
        assertThat(new SrtpProtection().openRtp(packet(1))).isTrue();
    }
}
