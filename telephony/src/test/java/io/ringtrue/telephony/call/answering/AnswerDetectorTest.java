package io.ringtrue.telephony.call.answering;

import static io.ringtrue.telephony.call.answering.Listened.babble;
import static io.ringtrue.telephony.call.answering.Listened.noise;
import static io.ringtrue.telephony.call.answering.Listened.silence;
import static io.ringtrue.telephony.call.answering.Listened.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.Tones;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Speech and silence, judged by their times.
class AnswerDetectorTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 2_500, 8_000})
    void silenceBeforeTheFirstWordChangesNothing(int millis) {
        assertThat(Listened.to(silence(millis), babble(600), silence(4_000)).sign())
                .isEqualTo(Sign.WAITS);
        assertThat(Listened.to(silence(millis), babble(12_000)).sign()).isEqualTo(Sign.TALKS_ON);
        assertThat(Listened.to(silence(millis)).sign()).isEqualTo(Sign.NONE);
    }

    @Test
    void aGreetingThatBeginsLikeAPersonIsAMachineInTheEnd() {
        WhoAnswered who = Listened.to(babble(500), silence(3_000), babble(12_000));
        assertThat(who.sign()).isEqualTo(Sign.TALKS_ON);
        assertThat(who.times().pauses()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -45, -35, -25})
    void noiseAloneIsNobody(double dBm0) {
        assertThat(Listened.times(noise(dBm0, 10_000)).words()).isZero();
    }

    @Test
    void timesAreThoseOfTheSpeech() {
        short[] sound = Tones.joined(silence(1_000), babble(660), silence(800), babble(1_320), silence(600));
        SpeechTimes times = Listened.times(sum(sound, noise(-50, 4_380)));
        assertThat(times.initialSilence()).isBetween(Duration.ofMillis(960), Duration.ofMillis(1_060));
        assertThat(times.firstBurst()).isBetween(Duration.ofMillis(480), Duration.ofMillis(680));
        assertThat(times.longestBurst()).isBetween(Duration.ofMillis(1_140), Duration.ofMillis(1_360));
        assertThat(times.longestPause()).isBetween(Duration.ofMillis(780), Duration.ofMillis(1_000));
        assertThat(times.pauses()).isEqualTo(1);
    }

    @Test
    void lostFramesDoNotCutWords() {
        short[] speech = babble(2_000);
        for (int at = 480; at + 160 < speech.length; at += 2_400)
            java.util.Arrays.fill(speech, at, at + 160, (short) 0);
        assertThat(Listened.times(silence(300), speech).longestBurst()).isGreaterThan(Duration.ofMillis(1_700));
    }

    @Test
    void echoOfOurOwnVoiceIsNotTheFarEnds() {
        short[] prompt = babble(10_000);
        int delay = 1_600; // 200 ms
        OwnVoice own = new OwnVoice() {
            private boolean isOurs(short[] sound, long place) {
                long product = 0;
                long squares = 0;
                for (int i = 0; i < sound.length; i++) {
                    long p = place + i < 0 || place + i >= prompt.length ? 0 : prompt[(int) place + i];
                    product += p * sound[i];
                    squares += p * p;
                }
                long energy = 0;
                for (short sample : sound) energy += (long) sample * sample;
                return squares > 0 && (double) product * product > 0.64 * squares * energy;
            }

            @Override
            public long find(short[] sound) {
                for (long place = -delay; place < prompt.length; place++) {
                    if (isOurs(sound, place)) return place;
                }
                return NOWHERE;
            }

            @Override
            public long findNear(short[] sound, long place) {
                return isOurs(sound, place) ? place : NOWHERE;
            }
        };
        AnswerDetector detector = new AnswerDetector(AnswerTree.standard(), own);
        short[] echo = Tones.joined(silence(200), prompt);
        for (int i = 0; i < echo.length; i++) echo[i] /= 2; // −6 dB
        for (int at = 0; at + 160 <= echo.length; at += 160) detector.hear(echo, at);
        assertThat(detector.who().sign()).isEqualTo(Sign.NONE);
        assertThat(detector.who().times().voice()).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void aFrameAllocatesNothing() {
        AnswerDetector detector = new AnswerDetector(AnswerTree.standard(), OwnVoice.UNKNOWN);
        short[] speech = babble(20_000);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (int at = 0; at + 160 <= speech.length / 2; at += 160) detector.hear(speech, at);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int at = speech.length / 2; at + 160 <= speech.length; at += 160) detector.hear(speech, at);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
    }
}
