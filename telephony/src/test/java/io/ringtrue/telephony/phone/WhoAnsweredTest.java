package io.ringtrue.telephony.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.audio.Wave;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import io.ringtrue.telephony.call.answering.RecordingCue;
import io.ringtrue.telephony.call.answering.Sign;
import io.ringtrue.telephony.call.answering.Spoken;
import io.ringtrue.telephony.phone.ObservedDialer.Witness;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Our dialler hears over real sockets whether a person or a machine has answered.
@Execution(ExecutionMode.CONCURRENT)
class WhoAnsweredTest {
    private static final String NUMBER = "+12015550123";
    private static final Sound LONG_PROMPT = Sound.of(Tones.silence(Duration.ofSeconds(20)));

    private final CalleeRegister book = new CalleeRegister(Refusing.NOT_FOUND);
    private FarEnd farEnd;
    private ObservedDialer dialer;

    @BeforeEach
    void open() throws IOException {
        farEnd = FarEnd.open(
                ObservedDialer.LOOPBACK,
                0,
                book,
                new Witness(),
                Thread.ofVirtual().factory(),
                Clock.systemUTC());
        dialer = ObservedDialer.dialling(farEnd.port(), false);
    }

    @AfterEach
    void close() {
        dialer.close();
        farEnd.close();
    }

    private Call answered() {
        Call call = dialer.dial(NUMBER);
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        return call;
    }

    private static Wave voice(String text) throws Exception {
        return new Wave(Wave.TELEPHONE_RATE, Spoken.by("en-us", text, -19));
    }

    @Test
    void aMachineEndsThePromptAndTakesAMessageAfterItsBeep() throws Exception {
        book.enter(NUMBER, Machine.saying(voice("You know what to do.")).on(Line.GOOD.withEarlyMedia()));
        Call call = answered();
        assertThat(call.playUnlessMachine(LONG_PROMPT)).isFalse();
        assertThat(call.answeredBy()).isEqualTo(AnsweredBy.MACHINE);
        assertThat(call.whoAnswered().sign()).isEqualTo(Sign.BEEP);
        assertThat(call.whoAnswered().after()).isBetween(Duration.ofMillis(1_000), Duration.ofSeconds(5));
        assertThat(call.awaitBeep(Duration.ofSeconds(10))).contains(RecordingCue.BEEP);
        assertThat(call.playUnlessMachine(LONG_PROMPT))
                .as("once it is known, nothing is played")
                .isFalse();
        call.hangUp();
        assertThat(call.answeredBy()).as("after the call").isEqualTo(AnsweredBy.MACHINE);
        assertThatThrownBy(() -> call.awaitBeep(Duration.ofSeconds(10))).isInstanceOf(CallEnded.class);
    }

    @Test
    void aMachineWithoutABeepTakesAMessageInItsSilence() throws Exception {
        Machine machine =
                new Machine(Line.GOOD, voice("Please leave a message."), Duration.ZERO, Duration.ofSeconds(30));
        book.enter(NUMBER, machine);
        Call call = answered();
        assertThat(call.awaitBeep(Duration.ofSeconds(20))).contains(RecordingCue.SILENCE);
        call.hangUp();
    }

    @Test
    void aPersonSaysHelloAndWaits() throws Exception {
        Callee person = new Machine(Line.GOOD, voice("Hello?"), Duration.ZERO, Duration.ofSeconds(30));
        book.enter(NUMBER, person);
        Call call = answered();
        assertThat(call.playUnlessMachine(Sound.of(Tones.silence(Duration.ofSeconds(4)))))
                .isTrue();
        assertThat(call.answeredBy()).isEqualTo(AnsweredBy.HUMAN);
        call.hangUp();
    }

    @Test
    void aSilentPersonStaysUnsure() {
        book.enter(NUMBER, Person.silent());
        Call call = answered();
        assertThat(call.awaitBeep(Duration.ofMillis(300))).isEmpty();
        assertThat(call.playUnlessMachine(Sound.of(Tones.silence(Duration.ofSeconds(3)))))
                .isTrue();
        assertThat(call.answeredBy()).isEqualTo(AnsweredBy.UNSURE);
        call.hangUp();
    }

    @Test
    void anEchoOfOurPromptIsNobodysVoice() throws Exception {
        book.enter(NUMBER, new HeldLine(new Echo()));
        Call call = answered();
        String prompt = "This is a call from Ringtrue. Please enter your code on the keypad of your telephone now.";
        assertThat(call.playUnlessMachine(Sound.of(Spoken.by("en-us", prompt, -19))))
                .isTrue();
        assertThat(call.whoAnswered().sign()).isEqualTo(Sign.NONE);
        assertThat(call.whoAnswered().times().voice()).isLessThan(Duration.ofMillis(500));
        call.hangUp();
    }

    /// A telephone that sends back what it hears, 6 dB weaker.
    private static final class Echo implements PhoneUser {
        @Override
        public void ringing(HeldCall call) {
            call.answer();
        }

        @Override
        public void happened(HeldCall call, PhoneEvent event) {}

        @Override
        public void heard(HeldCall call, short[] samples) {
            short[] weaker = samples.clone();
            for (int i = 0; i < weaker.length; i++) weaker[i] /= 2;
            call.speak(weaker);
        }
    }
}
