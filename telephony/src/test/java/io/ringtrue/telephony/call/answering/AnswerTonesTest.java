package io.ringtrue.telephony.call.answering;

import static io.ringtrue.telephony.call.answering.Listened.babble;
import static io.ringtrue.telephony.call.answering.Listened.noise;
import static io.ringtrue.telephony.call.answering.Listened.silence;
import static io.ringtrue.telephony.call.answering.Listened.sum;
import static io.ringtrue.telephony.call.answering.Listened.tone;
import static io.ringtrue.telephony.call.answering.Listened.tones;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.Tones;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tones of machines and networks, over G.711.
class AnswerTonesTest {
    @ParameterizedTest
    @CsvSource({"1000, 150", "1000, 400", "440, 300", "425, 500", "620, 200", "1400, 160", "1980, 1000", "1004, 3000"})
    void aBeepAfterSpeechIsAMachine(int hz, int millis) {
        WhoAnswered who = Listened.to(babble(700), silence(200), tone(hz, millis));
        assertThat(who.sign()).isEqualTo(Sign.BEEP);
        assertThat(who.times().toneHz()).isCloseTo(hz, org.assertj.core.data.Offset.offset(12));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 15, 25})
    void aBeepInNoiseIsABeep(int below) {
        short[] sound = sum(Tones.joined(silence(1_000), tone(1_000, 300), silence(500)), noise(-15 - below, 1_800));
        assertThat(Listened.to(sound).sign()).isEqualTo(Sign.BEEP);
    }

    @ParameterizedTest
    @CsvSource({"1000, 60", "1000, 100", "300, 400", "2600, 400"})
    void aShortOrStrangeToneIsNoBeep(int hz, int millis) {
        assertThat(Listened.to(silence(500), tone(hz, millis)).sign().isMachine())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '5', '9', '0', '#', 'D'})
    void aKeyIsNoBeep(char key) {
        short[] pressed = Tones.dtmf(key, -9, Duration.ofMillis(300));
        assertThat(Listened.to(silence(500), pressed, silence(100), pressed)
                        .sign()
                        .isMachine())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"950, 1400, 1800, 330", "913.8, 1370.6, 1776.7, 274", "985.2, 1428.5, 1776.7, 380"})
    void threeRisingTonesAreAnAnnouncement(double low, double middle, double high, int millis) {
        WhoAnswered who =
                Listened.to(silence(300), tone(low, millis), tone(middle, millis), tone(high, millis), babble(900));
        assertThat(who.sign()).isEqualTo(Sign.NETWORK_TONES);
    }

    @Test
    void aFaxIsHeardWhetherItCallsOrAnswers() {
        assertThat(Listened.to(silence(1_000), tone(2_100, 2_600)).sign()).isEqualTo(Sign.FAX);
        assertThat(Listened.to(silence(1_000), tone(1_100, 500), silence(3_000), tone(1_100, 500))
                        .sign())
                .isEqualTo(Sign.FAX);
    }

    @Test
    void ringBackAfterTheAnswerDecidesNothing() {
        short[] german = Tones.joined(tone(425, 1_000), silence(4_000), tone(425, 1_000));
        short[] american = Tones.joined(tones(440, 480, 2_000), silence(4_000), tones(440, 480, 2_000));
        short[] british = tones(400, 450, 400);
        short[] twice = Tones.joined(british, silence(200), british, silence(2_000), british, silence(200), british);
        for (short[] ringing : new short[][] {german, american, twice}) {
            WhoAnswered who = Listened.to(silence(200), ringing);
            assertThat(who.sign()).isEqualTo(Sign.PROGRESS_TONE);
            assertThat(Listened.times(ringing).words()).isZero();
        }
    }

    @Test
    void aPersonBehindRingBackIsStillHeard() {
        WhoAnswered who = Listened.to(
                tone(425, 1_000), silence(4_000), tone(425, 600), silence(400), babble(500), silence(3_000));
        assertThat(who.sign()).isEqualTo(Sign.WAITS);
    }

    @Test
    void aBusyToneAfterAPersonIsNoBeep() {
        short[] busy =
                Tones.joined(tone(425, 480), silence(480), tone(425, 480), silence(480), tone(425, 480), silence(480));
        assertThat(Listened.to(babble(500), silence(1_500), busy).sign().isMachine())
                .isFalse();
    }
}
