package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringtrue.telephony.media.RtpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a report says of the way here, by the arithmetic of RFC 3550 §6.4.1, A.1, A.3 and A.8.
class ReceptionTest {
    private final Reception reception = new Reception();

    private void arrives(int ssrc, int sequence, int timestamp, int arrival) {
        reception.arrived(new RtpHeader(false, 0, sequence & 0xFFFF, timestamp, ssrc, 12, 160), arrival);
    }

    /// In time, one packet of 20 ms each.
    private void arrives(int sequence) {
        arrives(1, sequence, sequence * 160, sequence * 160);
    }

    private void arrive(int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) arrives(sequence);
    }

    @Test
    void beforeAnythingCameThereIsNothingToReport() {
        assertThat(reception.report().known()).isFalse();
        assertThat(reception.lost()).isZero();
        assertThat(reception.jitterMillis()).isZero();
    }

    /// 100 expected, 25 of them lost: a quarter of 256 is 64. Then 50 expected, one lost: 256 / 50 = 5.
    @Test
    void countsTheLossOfEachIntervalAndOfAll() {
        for (int sequence = 1; sequence <= 100; sequence++) if (sequence % 4 != 0 || sequence == 100) arrives(sequence);
        // 4, 8 … 96 are missing: 24 of 100
        assertThat(reception.report()).isEqualTo(new Reception.Report(true, 1, 256 * 24 / 100, 24, 100, 0));
        arrive(101, 120);
        arrive(122, 150);
        assertThat(reception.report()).isEqualTo(new Reception.Report(true, 1, 5, 25, 150, 0));
        assertThat(reception.report()).as("nothing more came").isEqualTo(new Reception.Report(true, 1, 0, 25, 150, 0));
    }

    /// §6.4.1: more came than was expected, for packets were doubled: no fraction, and a negative number.
    @Test
    void doubledPacketsAreANegativeLoss() {
        arrive(1, 10);
        arrive(1, 10);
        Reception.Report report = reception.report();
        assertThat(report.lost()).isEqualTo(-10);
        assertThat(report.fractionLost()).isZero();
        assertThat(report.highestSequence()).isEqualTo(10);
    }

    @Test
    void tellsLateFromRepeatedAndFromMissing() {
        arrive(1, 10);
        arrives(12);
        arrives(11); // late
        arrives(11); // repeated
        arrive(14, 20); // 13 is missing
        arrives(5); // repeated
        assertThat(reception.late()).isEqualTo(1);
        assertThat(reception.repeated()).isEqualTo(2);
        assertThat(reception.missing()).isEqualTo(1);
        assertThat(reception.lost()).as("RFC 3550 A.3 counts what was repeated").isEqualTo(-1);
    }

    @Test
    void countsOverAllSourcesAndOverTheEndOfTheNumbers() {
        for (int sequence = 65_530; sequence < 65_540; sequence++) if (sequence != 65_536) arrives(sequence);
        arrives(65_536); // late by three, beyond the turn
        arrives(65_538); // repeated
        assertThat(reception.late()).isEqualTo(1);
        assertThat(reception.missing()).isZero();
        for (int sequence = 100; sequence < 200; sequence += 2) arrives(2, sequence, sequence * 160, sequence * 160);
        assertThat(reception.missing()).isEqualTo(49);
        arrives(3, 7, 0, 0);
        assertThat(reception.missing()).isEqualTo(49);
        assertThat(reception.late() + reception.repeated()).isEqualTo(2);
    }

    @Test
    void callsNothingLateBeforeAJumpIsConfirmed() {
        arrive(1, 10);
        arrives(20_000);
        arrives(11);
        arrives(12);
        assertThat(reception.late()).isZero();
        assertThat(reception.repeated()).isZero();
    }

    /// A.1: the extended highest number has the turns of the counter in its upper half.
    @ParameterizedTest
    @CsvSource({"65530, 20, 65549", "0, 65535, 65534", "65535, 2, 65536", "100, 131072, 131171"})
    void countsTheTurnsOfTheSequence(int first, int packets, int highest) {
        for (int i = 0; i < packets; i++) arrives(1, first + i, i * 160, i * 160);
        Reception.Report report = reception.report();
        assertThat(report.highestSequence()).isEqualTo(highest);
        assertThat(report.lost()).isZero();
    }

    @Test
    void aLatePacketOfBeforeTheTurnIsNoTurn() {
        for (int sequence : new int[] {65_534, 0, 65_535, 1}) arrives(1, sequence, 0, 0);
        assertThat(reception.report().highestSequence()).isEqualTo(65_537);
        assertThat(reception.lost()).isZero();
    }

    /// A.1: up to 3,000 ahead is loss; beyond it two packets in a row are a new count, and a single one is
    /// noise.
    @Test
    void aJumpOfUpToThreeThousandIsLoss() {
        arrives(1, 10, 0, 0);
        arrives(1, 3_010, 0, 0);
        assertThat(reception.lost()).isEqualTo(2_999);
    }

    @ParameterizedTest
    @ValueSource(ints = {3_001, 20_000, -102, -5_000})
    void twoPacketsInARowAfterALargerJumpAreANewCount(int jump) {
        arrive(1_000, 1_099);
        arrives(1, 1_099 + jump, 0, 0);
        assertThat(reception.report().highestSequence()).as("not yet").isEqualTo(1_099);
        arrives(1, 1_100 + jump, 0, 0);
        Reception.Report report = reception.report();
        assertThat(report.highestSequence()).isEqualTo(1_100 + jump & 0xFFFF);
        assertThat(report.lost()).isZero();
    }

    @Test
    void strayPacketsThatDoNotFollowEachOtherAreNoNewCount() {
        arrive(1_000, 1_050);
        for (int stray : new int[] {9_000, 9_002, 9_004, 30_000}) arrives(1, stray, 0, 0);
        arrives(1_051);
        arrives(1, 30_001, 0, 0);
        assertThat(reception.report().highestSequence()).isEqualTo(1_051);
    }

    @Test
    void aNewSourceIsCountedFromItsOwnBeginning() {
        arrive(1, 10);
        arrives(15);
        arrives(2, 700, 0, 0);
        arrives(2, 702, 320, 320);
        assertThat(reception.report()).isEqualTo(new Reception.Report(true, 2, 256 / 3, 1, 702, 0));
    }

    /// A.8: J += (|D| - J) / 16, D the change of (arrival - timestamp). One packet 80 units late: 5, then
    /// each packet in time takes a sixteenth of what is left, but for the one that is 80 earlier again.
    @Test
    void smoothsTheJitterAsTheStandardDoes() {
        arrives(1, 1, 0, 1_000);
        arrives(1, 2, 160, 1_240);
        assertThat(reception.jitterMillis()).isCloseTo(5 / 8.0, within(1e-9));
        arrives(1, 3, 320, 1_320);
        double second = 5 + (80 - 5) / 16.0;
        assertThat(reception.jitterMillis()).isCloseTo(second / 8, within(1e-9));
        arrives(1, 4, 480, 1_480);
        assertThat(reception.jitterMillis()).isCloseTo(second * 15 / 16 / 8, within(1e-9));
        assertThat(reception.report().jitter()).isEqualTo((int) (second * 15 / 16));
    }

    @Test
    void timestampsAndArrivalsMayWrap() {
        for (int i = 0; i < 20; i++) arrives(1, i, 0x7FFFFF80 + 160 * i, -500 + 160 * i);
        assertThat(reception.jitterMillis()).isZero();
    }

    /// §6.4.1: 24 bits with sign, and a fraction of 255 at most.
    @Test
    void reportsNoMoreThanItsFieldsHold() {
        arrives(1, 0, 0, 0);
        for (int i = 1; i <= 4_000; i++) arrives(1, i * 2_999, 0, 0);
        Reception.Report report = reception.report();
        assertThat(report.lost()).isEqualTo(0x7FFFFF);
        assertThat(report.fractionLost()).isEqualTo(255);
    }
}
