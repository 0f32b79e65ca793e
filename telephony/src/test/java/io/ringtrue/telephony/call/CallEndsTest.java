package io.ringtrue.telephony.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.keys.DigitRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The ends of a call where two things cross on the wire: who wins, what is still sent, and what the script
/// is told.
class CallEndsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final DigitRule FIVE = new DigitRule(5, Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Sound PROMPT = Sound.of(new short[8_000 * 20]);

    private ScriptedTrunk trunk;
    private TestDialer dialer;

    @BeforeEach
    void open() throws IOException {
        trunk = new ScriptedTrunk();
        dialer = new TestDialer(TestDialer.trunk(trunk.port(), false));
    }

    @AfterEach
    void close() {
        trunk.close();
        dialer.close();
    }

    private static CallRefused.Cause cause(Call call) {
        return ((CallRefused) call.awaitAnswer()).cause();
    }

    private String collected(Call call) {
        return new String(call.collect(FIVE).ascii(), US_ASCII);
    }

    private String answered() throws IOException {
        String invite = trunk.take("INVITE ");
        trunk.accept(invite);
        trunk.take("ACK ");
        return invite;
    }

    /// RFC 3261 §9.1: the CANCEL came too late, and §15: the call that then stands is ended with a BYE.
    @Test
    void anAnswerThatCrossesOurCancelIsAcknowledgedAndHungUpOn() throws Exception {
        Call call = dialer.dial();
        String invite = trunk.take("INVITE ");
        trunk.answer(invite, 180, "");
        dialer.await(Kind.RINGING);
        call.hangUp();
        String cancel = trunk.take("CANCEL ");
        trunk.accept(invite);
        assertThat(ScriptedTrunk.field(trunk.take("ACK "), "CSeq")).isEqualTo("1 ACK");
        String bye = trunk.take("BYE ");
        trunk.answer(bye, 200, "");
        trunk.answer(cancel, 200, "");
        assertThat(cause(call)).isEqualTo(CallRefused.Cause.CANCELLED);
        assertThat(call.facts().talking()).isZero();
        assertThat(call.ended()).as("it never was answered").isEmpty();
    }

    /// §9.1: "If no provisional response has been received, the CANCEL request MUST NOT be sent".
    @Test
    void aHangUpBeforeAnySignOfLifeWaitsForTheFirst() throws Exception {
        Call call = dialer.dial();
        String invite = trunk.take("INVITE ");
        call.hangUp();
        dialer.await(Kind.CANCEL);
        trunk.answer(invite, 100, "");
        String cancel = trunk.take("CANCEL ");
        assertThat(ScriptedTrunk.field(cancel, "Via")).isEqualTo(ScriptedTrunk.field(invite, "Via"));
        trunk.answer(cancel, 200, "");
        trunk.answer(invite, 487, "");
        trunk.take("ACK ");
        assertThat(cause(call)).isEqualTo(CallRefused.Cause.CANCELLED);
    }

    @Test
    void aPhoneThatRangTooLongIsNoAnswerWhateverItsRefusal() throws Exception {
        Call call = dialer.dial(SHORT, TestDialer.LONG);
        String invite = trunk.take("INVITE ");
        trunk.answer(invite, 100, "");
        String cancel = trunk.take("CANCEL ");
        trunk.answer(cancel, 200, "");
        trunk.answer(invite, 500, "");
        trunk.take("ACK ");
        assertThat(cause(call)).isEqualTo(CallRefused.Cause.NO_ANSWER);
        assertThat(call.facts().sipStatus()).isEqualTo(500);
    }

    @Test
    void keysThatCameBeforeTheFarEndHungUpAreCollectedBehindIt() throws Exception {
        Call call = dialer.dial();
        String invite = answered();
        trunk.press(invite, '4', 1);
        trunk.press(invite, '2', 2);
        trunk.request(invite, "BYE", 3, "Reason: Q.850;cause=31\n", "");
        for (int i = 0; i < 3; i++) trunk.take("SIP/2.0 200");
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        call.play(PROMPT); // returns at once: a key waits
        assertThat(collected(call)).isEqualTo("42");
        assertThatThrownBy(() -> call.play(PROMPT))
                .isInstanceOfSatisfying(
                        CallEnded.class, ended -> assertThat(ended.why()).isEqualTo(CallEnded.Cause.FAR_END));
        assertThat(collected(call)).isEmpty();
        assertThat(call.facts().q850()).isEqualTo(31);
        trunk.press(invite, '1', 4);
        trunk.take("SIP/2.0 481");
        call.hangUp();
        assertThat(call.ended()).as("the first end counts").hasValue(CallEnded.Cause.FAR_END);
    }

    @Test
    void aKeyCutsThePromptAndStaysForTheEntry() throws Exception {
        Call call = dialer.dial();
        String invite = answered();
        call.awaitAnswer();
        Thread presser = Thread.startVirtualThread(() -> {
            try {
                trunk.press(invite, '7', 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        long begun = System.nanoTime();
        call.play(PROMPT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        presser.join();
        trunk.take("SIP/2.0 200");
        trunk.press(invite, '#', 2);
        assertThat(collected(call)).isEqualTo("7");
    }

    @Test
    void aCallThatLastsTooLongEndsWithOneByeAndItsKeys() throws Exception {
        Call call = dialer.dial(TestDialer.LONG, SHORT);
        String invite = answered();
        trunk.press(invite, '9', 1);
        trunk.take("SIP/2.0 200");
        trunk.answer(trunk.take("BYE "), 200, "");
        assertThat(collected(call)).isEqualTo("9");
        assertThat(call.ended()).hasValue(CallEnded.Cause.TOO_LONG);
        assertThatThrownBy(() -> call.playToEnd(PROMPT)).hasMessage("TOO_LONG");
    }

    /// The INVITE of another call is the next thing the trunk sees.
    @Test
    void hangingUpOnceMoreSendsNothing() throws Exception {
        Call call = dialer.dial();
        answered();
        call.awaitAnswer();
        call.hangUp();
        call.hangUp();
        trunk.answer(trunk.take("BYE "), 200, "");
        call.hangUp();
        dialer.dial();
        trunk.take("INVITE ");
        assertThat(call.ended()).hasValue(CallEnded.Cause.US);
    }

    @Test
    void anInterruptedScriptHangsUp() throws Exception {
        Call call = dialer.dial();
        answered();
        call.awaitAnswer();
        Thread.currentThread().interrupt();
        assertThat(call.collect(FIVE).isEmpty()).isTrue();
        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        trunk.take("BYE ");
        assertThat(call.ended()).hasValue(CallEnded.Cause.US);
    }
}
