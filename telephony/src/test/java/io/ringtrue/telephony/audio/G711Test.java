package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.telephony.media.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {

    /// G.711 tables 5 and 6: these eight octets, repeated, are 1 kHz at 0 dBm0.
    private static final int[] MU_MILLIWATT = {0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E};

    private static final int[] A_MILLIWATT = {0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4};

    @Test
    void theStandardsMilliwattIsZeroDbm0() {
        assertThat(Level.rms(G711.MU_LAW.decode(repeated(MU_MILLIWATT)))).isCloseTo(0, within(0.1));
        assertThat(Level.rms(G711.A_LAW.decode(repeated(A_MILLIWATT)))).isCloseTo(0, within(0.1));
    }

    @Test
    void endsOfTheScaleAreTheStandards() {
        assertThat(G711.MU_LAW.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(G711.MU_LAW.decode((byte) 0x00)).isEqualTo((short) -32_124);
        assertThat(G711.A_LAW.decode((byte) 0xAA)).isEqualTo((short) 32_256);
        assertThat(G711.A_LAW.decode((byte) 0x2A)).isEqualTo((short) -32_256);
        assertThat(G711.MU_LAW.silence()).isEqualTo((byte) 0xFF);
        assertThat(G711.A_LAW.silence()).isEqualTo((byte) 0xD5);
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void everyOctetSurvivesTheRoundTrip(G711 law) {
        for (int octet = 0; octet < 256; octet++) {
            boolean minusZero = law == G711.MU_LAW && octet == 0x7F; // linear has one zero only
            byte back = law.encode(law.decode((byte) octet));
            assertThat(back & 0xFF).isEqualTo(minusZero ? 0xFF : octet);
        }
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void everySampleComesBackWithinHalfAStep(G711 law) {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int magnitude = Math.min(Math.abs(sample), 32_767);
            int step = Math.max(8, Integer.highestOneBit(magnitude + 132) / 16);
            assertThat((int) law.decode(law.encode((short) sample)))
                    .isCloseTo(sample, within(step / 2 + 8 + Math.max(0, magnitude - 32_000)));
        }
    }

    @Test
    void coarsensFromItsSegmentsExactlyWhereTheStandardSays() {
        // G.711 table 2a: 14-bit decision values 1, 3, 5 … 31, 35, 39 …; here times four.
        assertThat(G711.MU_LAW.decode(G711.MU_LAW.encode((short) 3))).isEqualTo((short) 0);
        assertThat(G711.MU_LAW.decode(G711.MU_LAW.encode((short) 4))).isEqualTo((short) 8);
        assertThat(G711.MU_LAW.decode(G711.MU_LAW.encode((short) 123))).isEqualTo((short) 120);
        assertThat(G711.MU_LAW.decode(G711.MU_LAW.encode((short) 124))).isEqualTo((short) 132);
    }

    @Test
    void isTheLawOfItsCodec() {
        assertThat(G711.of(Codec.PCMU)).isEqualTo(G711.MU_LAW);
        assertThat(G711.of(Codec.PCMA)).isEqualTo(G711.A_LAW);
    }

    private static byte[] repeated(int[] octets) {
        byte[] all = new byte[8_000];
        for (int i = 0; i < all.length; i++) all[i] = (byte) octets[i % octets.length];
        return all;
    }
}
