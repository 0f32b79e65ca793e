package io.ringtrue.telephony.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.ringtrue.telephony.sip.SippCallee;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole calls to SIPp through the public interface.
class SipDialerTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final DigitRule FIVE_DIGITS = new DigitRule(5, Duration.ofSeconds(8), Duration.ofSeconds(2));
    private static final Duration LONG_WAIT = Duration.ofSeconds(20);
    private static final Sound LONG_PROMPT = Sound.of(new short[8000 * 20]);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isAnsweredAndHangsUp(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("answers", tcp, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), tcp))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            assertThat(dialer.expect(Kind.INVITE).detail()).isEqualTo("trunk main over " + (tcp ? "TCP" : "UDP"));
            dialer.expect(Kind.RINGING);
            assertThat(dialer.expect(Kind.ANSWERED).detail()).isEqualTo("PCMU");
            call.hangUp();
            dialer.expect(Kind.BYE);
            callee.assertPlayedThrough();
            CallFacts facts = call.facts();
            assertThat(facts.trunk()).isEqualTo("main");
            assertThat(facts.codec()).isEqualTo("PCMU");
            assertThat(facts.sipStatus()).isEqualTo(200);
            assertThat(facts.talking()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "busy, BUSY, 486, 17, false", "declines, REJECTED, 603, 0, false",
        "unknown, INVALID_NUMBER, 404, 0, false", "unavailable, TRUNK_FAULT, 503, 0, false",
        "busy, BUSY, 486, 17, true", "unknown, INVALID_NUMBER, 404, 0, true"
    })
    void saysWhyItWasRefused(String scenario, CallRefused.Cause cause, int status, int q850, boolean tcp)
            throws Exception {
        try (SippCallee callee = SippCallee.start(scenario, tcp, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), tcp))) {
            Call call = dialer.dial();
            CallRefused refused = (CallRefused) call.awaitAnswer();
            assertThat(refused.cause()).isEqualTo(cause);
            assertThat(refused.sipStatus()).isEqualTo(status);
            assertThat(refused.q850().orElse(0)).isEqualTo(q850);
            assertThat(call.facts().q850()).isEqualTo(q850);
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancelsAtTheRingTimeout(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("rings-until-cancelled", tcp, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), tcp))) {
            CallRefused refused =
                    (CallRefused) dialer.dial(SHORT, TestDialer.LONG).awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.NO_ANSWER);
            assertThat(refused.sipStatus()).isEqualTo(487);
            dialer.expect(Kind.INVITE);
            dialer.expect(Kind.RINGING);
            dialer.expect(Kind.CANCEL);
            dialer.expect(Kind.REFUSED);
            callee.assertPlayedThrough();
        }
    }

    @Test
    void releasesTheScriptAtOnceWhenHungUpWhileRinging() throws Exception {
        try (SippCallee callee = SippCallee.start("rings-until-cancelled", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            dialer.expect(Kind.INVITE);
            dialer.expect(Kind.RINGING);
            call.hangUp();
            assertThat(((CallRefused) call.awaitAnswer()).cause()).isEqualTo(CallRefused.Cause.CANCELLED);
            callee.assertPlayedThrough();
        }
    }

    @Test
    void unwindsThePromptWhenTheCalleeHangsUp() throws Exception {
        try (SippCallee callee = SippCallee.start("hangs-up", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            CallEnded ended = catchThrowableOfType(CallEnded.class, () -> call.play(LONG_PROMPT));
            assertThat(ended.why()).isEqualTo(CallEnded.Cause.FAR_END);
            assertThat(call.collect(FIVE_DIGITS).isEmpty()).isTrue();
            assertThat(call.facts().q850()).isEqualTo(16);
            assertThat(call.facts().packetsSent()).isPositive();
            callee.assertPlayedThrough();
        }
    }

    @Test
    void hangsUpWhenTheCallLastsTooLong() throws Exception {
        try (SippCallee callee = SippCallee.start("answers", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial(TestDialer.LONG, SHORT);
            call.awaitAnswer();
            CallEnded ended = catchThrowableOfType(CallEnded.class, () -> call.playToEnd(LONG_PROMPT));
            assertThat(ended.why()).isEqualTo(CallEnded.Cause.TOO_LONG);
            callee.assertPlayedThrough();
        }
    }

    @Test
    void hangsUpWhenTheFarEndSendsNoMedia() throws Exception {
        try (SippCallee callee = SippCallee.start("answers", false, 1);
                TestDialer dialer =
                        new TestDialer(SHORT, TransactionTimers.RFC, TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            call.awaitAnswer();
            CallEnded ended = catchThrowableOfType(CallEnded.class, () -> call.play(LONG_PROMPT));
            assertThat(ended.why()).isEqualTo(CallEnded.Cause.LOST);
            callee.assertPlayedThrough();
        }
    }

    @Test
    void countsTheSilenceFromTheAnswerNotFromEarlyMedia() throws Exception {
        Duration limit = Duration.ofSeconds(2); // the callee is silent for longer before it answers
        try (SippCallee callee = SippCallee.start("silent-early-media", false, 1);
                TestDialer dialer =
                        new TestDialer(limit, TransactionTimers.RFC, TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            CallEnded ended = catchThrowableOfType(CallEnded.class, () -> call.play(LONG_PROMPT));
            assertThat(ended.why()).isEqualTo(CallEnded.Cause.LOST);
            assertThat(call.facts().talking()).isGreaterThan(Duration.ofSeconds(1));
            callee.assertPlayedThrough();
        }
    }

    @Test
    void hangsUpOnAnAnswerOfTheOtherAddressFamily() throws Exception {
        try (SippCallee callee = SippCallee.start("answers-over-ipv6", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.detail()).contains("family IP6");
            callee.assertPlayedThrough();
        }
    }

    @Test
    void hearsEarlyMediaBeforeTheAnswer() throws Exception {
        try (SippCallee callee = SippCallee.start("early-media", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            dialer.expect(Kind.INVITE);
            dialer.expect(Kind.EARLY_MEDIA);
            dialer.expect(Kind.ANSWERED);
            call.hangUp();
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers-without-audio", "answers-with-nonsense"})
    void hangsUpOnAnAnswerItCannotSpeak(String scenario) throws Exception {
        try (SippCallee callee = SippCallee.start(scenario, false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.sipStatus()).isEqualTo(200);
            callee.assertPlayedThrough();
        }
    }

    @Test
    void endsACallWhoseAnswerIsGarbledAndNoOther() throws Exception {
        try (SippCallee sound = SippCallee.start("answers", false, 1);
                SippCallee broken = SippCallee.start("garbled-answer", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(sound.port(), false))) {
            Call good = dialer.dial();
            assertThat(good.awaitAnswer()).isInstanceOf(Answered.class);
            dialer.dialer().trunks(List.of(TestDialer.trunk(broken.port(), false)));
            CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            good.playToEnd(Sound.of(new short[1600]));
            good.hangUp();
            broken.assertPlayedThrough();
            sound.assertPlayedThrough();
        }
    }

    @Test
    void answersTheTrunksChallenge() throws Exception {
        try (SippCallee callee = SippCallee.start("challenges", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            dialer.expect(Kind.INVITE);
            dialer.expect(Kind.CHALLENGED);
            assertThat(dialer.details().toString()).doesNotContain("horse");
            call.hangUp();
            callee.assertPlayedThrough();
        }
    }

    @Test
    void triesTheNextTrunkWhenTheFirstIsUnavailable() throws Exception {
        try (SippCallee down = SippCallee.start("unavailable", false, 1);
                SippCallee up = SippCallee.start("answers", false, 1);
                TestDialer dialer = new TestDialer(
                        TestDialer.trunk("second", up.port(), false, 2),
                        TestDialer.trunk("first", down.port(), false, 1))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            assertThat(call.facts().trunk()).isEqualTo("second");
            call.hangUp();
            down.assertPlayedThrough();
            up.assertPlayedThrough();
        }
    }

    @Test
    void triesTheNextTrunkWhenNobodyListensAtTheFirst() throws Exception {
        try (SippCallee gone = SippCallee.start("answers", true, 1)) {
            int deadPort = gone.port();
            gone.close();
            try (SippCallee up = SippCallee.start("answers", false, 1);
                    TestDialer dialer = new TestDialer(
                            TestDialer.LONG,
                            TestDialer.QUICK,
                            TestDialer.trunk("dead", deadPort, true, 1),
                            TestDialer.trunk("alive", up.port(), false, 2))) {
                Call call = dialer.dial();
                assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
                assertThat(call.facts().trunk()).isEqualTo("alive");
                call.hangUp();
                up.assertPlayedThrough();
            }
        }
    }

    @Test
    void neverRingsTwiceWhenATrunkFailsAfterItRang() throws Exception {
        try (SippCallee first = SippCallee.start("rings-then-fails", false, 1);
                SippCallee second = SippCallee.start("answers", false, 1);
                TestDialer dialer = new TestDialer(
                        TestDialer.trunk("first", first.port(), false, 1),
                        TestDialer.trunk("second", second.port(), false, 2))) {
            CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.sipStatus()).isEqualTo(500);
            first.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys-by-rtp", "keys-by-rtp-oddly"})
    void collectsKeysFromRtp(String scenario) throws Exception {
        try (SippCallee callee = SippCallee.start(scenario, false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            call.awaitAnswer();
            call.play(LONG_PROMPT); // cut by the first key
            Digits digits = call.collect(FIVE_DIGITS);
            assertThat(new String(digits.ascii(), US_ASCII)).isEqualTo("40173");
            call.hangUp();
            callee.assertPlayedThrough();
        }
    }

    /// Keys as Cisco writes them, and as others do. Others also get a 415 that lists the supported types.
    @ParameterizedTest
    @ValueSource(strings = {"keys-by-info", "keys-by-odd-info"})
    void collectsKeysFromInfoThoughTheCalleeHangsUp(String scenario) throws Exception {
        try (SippCallee callee = SippCallee.start(scenario, false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            call.awaitAnswer();
            call.play(LONG_PROMPT);
            dialer.await(Kind.BYE);
            Digits digits = call.collect(FIVE_DIGITS);
            assertThat(new String(digits.ascii(), US_ASCII)).isEqualTo("407");
            assertThat(digits).hasToString("***");
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersWhateverTheFarEndAsksWithinTheCall(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("probes-the-dialog", tcp, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), tcp))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            callee.assertPlayedThrough();
            dialer.await(Kind.BYE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersProbesAndTakesNoCalls(boolean tcp) throws Exception {
        try (TestDialer dialer = new TestDialer(TestDialer.trunk(5060, false));
                SippCallee probe = SippCallee.startCaller(
                        "asks-outside-a-dialog", tcp, dialer.dialer().address())) {
            probe.assertPlayedThrough();
        }
    }

    /// n = 50 at once over each transport, each with a key of its own callee.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsFiftyCallsAtOnce(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("keys-by-info", tcp, 50);
                TestDialer dialer =
                        new TestDialer(TestDialer.LONG, TransactionTimers.RFC, TestDialer.roomy(callee.port(), tcp))) {
            List<Call> calls = Stream.generate(dialer::dial).limit(50).toList();
            for (Call call : calls) {
                assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
                Digits digits = call.collect(new DigitRule(3, LONG_WAIT, LONG_WAIT));
                assertThat(new String(digits.ascii(), US_ASCII))
                        .as(() -> call.facts() + callee.log())
                        .isEqualTo("407");
            }
            callee.assertPlayedThrough();
        }
    }

    @Test
    void leavesAFullTrunkAlone() throws Exception {
        Trunk one = new Trunk("one", Map.of(TrunkSetting.URI, "sip:127.0.0.1:9", TrunkSetting.MAX_CALLS, 1));
        try (TestDialer dialer = new TestDialer(one)) {
            dialer.dial();
            dialer.expect(Kind.INVITE);
            CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.detail()).isEqualTo("no trunk has room");
        }
    }

    @Test
    void refusesWithoutATrunk() throws Exception {
        try (TestDialer dialer = new TestDialer()) {
            CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
        }
    }

    @Test
    void refusesANumberThatIsNone() throws Exception {
        try (TestDialer dialer = new TestDialer(TestDialer.trunk(9, false))) {
            DialOrder order = new DialOrder("+1@evil.example;x=", TestDialer.LONG, TestDialer.LONG, CallObserver.NONE);
            CallRefused refused = (CallRefused) dialer.dialer().dial(order).awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.INVALID_NUMBER);
        }
    }
}
