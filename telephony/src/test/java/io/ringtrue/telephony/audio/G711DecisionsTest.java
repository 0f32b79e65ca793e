package io.ringtrue.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every 16-bit sample by G.711 as its tables 1a and 2a build it, from segments and steps by shifting, and the
/// values that their decoders give.
class G711DecisionsTest {
    /// Table 2a: magnitude in 14 bits, bias 33, eight chords of sixteen steps; all bits inverted, sign bit
    /// set for plus.
    private static int muLaw(int sample) {
        int magnitude = Math.min(sample < 0 ? -sample - 1 : sample, 32_635) / 4 + 33;
        int chord = 31 - Integer.numberOfLeadingZeros(magnitude) - 5;
        int step = magnitude >> chord + 1 & 0x0F;
        return ~((sample < 0 ? 0x80 : 0) | chord << 4 | step) & 0xFF;
    }

    /// Table 1a: magnitude in 13 bits, the first two chords alike; even bits inverted, sign bit set for plus.
    private static int aLaw(int sample) {
        int magnitude = (sample < 0 ? -sample - 1 : sample) >> 4;
        int chord = Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(1, magnitude)) - 3);
        int step = chord == 0 ? magnitude & 0x0F : magnitude >> chord - 1 & 0x0F;
        return ((sample < 0 ? 0 : 0x80) | chord << 4 | step) ^ 0x55;
    }

    @Test
    void everySampleHasTheOctetOfTheTables() {
        int different = 0;
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            assertThat(G711.A_LAW.encode((short) sample) & 0xFF)
                    .as("A-law of %d", sample)
                    .isEqualTo(aLaw(sample));
            if ((G711.MU_LAW.encode((short) sample) & 0xFF) != muLaw(sample)) different++;
        }
        assertThat(different).as("µ-law").isZero();
    }

    /// G.711 table 1a column 6 and table 2a column 6, in 16 bits: decoder outputs at the ends of the chords.
    @ParameterizedTest
    @CsvSource({
        "A_LAW, D5, 8",
        "A_LAW, 55, -8",
        "A_LAW, DA, 248",
        "A_LAW, C5, 264",
        "A_LAW, CA, 504",
        "A_LAW, F5, 528",
        "A_LAW, E5, 1056",
        "A_LAW, 95, 2112",
        "A_LAW, 85, 4224",
        "A_LAW, B5, 8448",
        "A_LAW, A5, 16896",
        "A_LAW, AA, 32256",
        "A_LAW, 2A, -32256",
        "MU_LAW, FF, 0",
        "MU_LAW, 7F, 0",
        "MU_LAW, FE, 8",
        "MU_LAW, 7E, -8",
        "MU_LAW, F0, 120",
        "MU_LAW, EF, 132",
        "MU_LAW, DF, 396",
        "MU_LAW, CF, 924",
        "MU_LAW, BF, 1980",
        "MU_LAW, AF, 4092",
        "MU_LAW, 9F, 8316",
        "MU_LAW, 8F, 16764",
        "MU_LAW, 80, 32124",
        "MU_LAW, 00, -32124"
    })
    void decodesTheValuesOfTheTables(G711 law, String octet, int sample) {
        assertThat(law.decode((byte) Integer.parseInt(octet, 16))).isEqualTo((short) sample);
    }

    @Test
    void louderInIsNeverQuieterOut() {
        for (G711 law : G711.values()) {
            for (int sample = Short.MIN_VALUE; sample < Short.MAX_VALUE; sample++) {
                assertThat(law.decode(law.encode((short) (sample + 1))))
                        .isGreaterThanOrEqualTo(law.decode(law.encode((short) sample)));
            }
        }
    }

    @Test
    void arraysAreWhatTheirSamplesAre() {
        short[] samples = {0, 1, -1, 1_000, -1_000, Short.MAX_VALUE, Short.MIN_VALUE};
        for (G711 law : G711.values()) {
            byte[] octets = law.encode(samples);
            short[] back = law.decode(octets);
            for (int i = 0; i < samples.length; i++) {
                assertThat(octets[i]).isEqualTo(law.encode(samples[i]));
                assertThat(back[i]).isEqualTo(law.decode(octets[i]));
            }
        }
    }
}
