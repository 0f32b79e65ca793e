package io.ringtrue.telephony.call.answering;

import static io.ringtrue.telephony.call.answering.Listened.babble;
import static io.ringtrue.telephony.call.answering.Listened.silence;
import static io.ringtrue.telephony.call.answering.Listened.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What one call's ear hears over time; the clock is moved by the test.
class AnswerListeningTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AnswerListening ear = new AnswerListening(AnswerTree.standard(), nanos::get);

    /// The sound arrives in packets of 20 ms, each in its time.
    private void hears(short[] sound) {
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            pass(20);
            ear.heard(Arrays.copyOfRange(sound, at, at + 160));
        }
    }

    private void pass(int millis) {
        nanos.addAndGet(millis * 1_000_000L);
    }

    @Test
    void whatComesBeforeTheAnswerDoesNotCount() {
        hears(babble(15_000));
        ear.begin(OwnVoice.UNKNOWN);
        hears(silence(1_000));
        assertThat(ear.who().sign()).isEqualTo(Sign.NONE);
        assertThat(ear.who().times().words()).isZero();
    }

    @Test
    void aPauseCountsEvenIfNothingIsSentInIt() {
        AnswerListening undecided = new AnswerListening(AnswerTree.parse("NONE"), nanos::get);
        undecided.begin(OwnVoice.UNKNOWN);
        undecided.heard(babble(500));
        pass(4_500);
        assertThat(undecided.who().times().pause()).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(4_000));
        undecided.heard(silence(4_000)); // the reorder buffer fills the gap later
        assertThat(undecided.who().times().pause()).isLessThan(Duration.ofMillis(5_200));
    }

    @Test
    void aFloodOfPacketsIsNotHeard() {
        ear.begin(OwnVoice.UNKNOWN);
        ear.heard(babble(60_000));
        assertThat(ear.who().sign().isMachine()).isFalse();
    }

    @Test
    void aMachineIsReportedOnceAndAtOnceToWhoAsksLater() {
        AtomicInteger cuts = new AtomicInteger();
        ear.begin(OwnVoice.UNKNOWN);
        ear.onMachine(cuts::incrementAndGet);
        hears(babble(12_000));
        assertThat(cuts).hasValue(1);
        ear.onMachine(cuts::incrementAndGet);
        assertThat(cuts).hasValue(2);
    }

    @Test
    void aMessageMayBeSpokenAfterTheBeep() throws Exception {
        ear.begin(OwnVoice.UNKNOWN);
        hears(babble(3_000));
        assertThat(ear.awaitCue(Duration.ZERO)).isEmpty();
        hears(silence(300));
        hears(tone(1_000, 400));
        hears(silence(200));
        assertThat(ear.awaitCue(Duration.ZERO)).contains(RecordingCue.BEEP);
        assertThat(ear.who().sign().isMachine()).isTrue();
    }

    @Test
    void aMessageMayBeSpokenAfterALongSilence() throws Exception {
        ear.begin(OwnVoice.UNKNOWN);
        hears(babble(3_000));
        hears(silence(2_000));
        assertThat(ear.awaitCue(Duration.ZERO)).isEmpty();
        hears(silence(700));
        assertThat(ear.awaitCue(Duration.ZERO)).contains(RecordingCue.SILENCE);
    }

    @Test
    void afterFortySecondsItListensForABeepAlone() throws Exception {
        ear.begin(OwnVoice.UNKNOWN);
        hears(silence(41_000));
        hears(babble(15_000));
        assertThat(ear.who().times().words()).isZero();
        Thread waiting = Thread.ofVirtual()
                .start(() ->
                        assertThatCode(() -> ear.awaitCue(Duration.ofHours(1))).doesNotThrowAnyException());
        while (waiting.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        hears(tone(1_000, 400));
        hears(silence(200));
        waiting.join(Duration.ofSeconds(20));
        assertThat(ear.who().sign()).isEqualTo(Sign.BEEP);
    }

    @Test
    void aCallThatIsOverKeepsItsJudgementAndReleasesWhoWaits() throws Exception {
        ear.begin(OwnVoice.UNKNOWN);
        hears(babble(12_000));
        ear.close();
        hears(silence(1_000));
        assertThat(ear.who().sign()).isEqualTo(Sign.TALKS_ON);
        assertThat(ear.awaitCue(Duration.ofMinutes(10))).isEmpty();
    }
}
