package io.ringtrue.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.calls.CallOutcome.Unverified.Why;
import io.ringtrue.server.speech.PromptCache;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.CallEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReversePinScriptTest {
    private static final Instant NOW = Instant.parse("2026-06-06T08:02:17Z");
    private static Prompts prompts;

    private final List<String> journal = new ArrayList<>();
    private final List<Integer> wrong = new ArrayList<>();

    private final class Journal implements CallJournal {
        @Override
        public void note(String event, String detail) {
            journal.add(event + ": " + detail);
        }

        @Override
        public void wrongEntry(int nth) {
            wrong.add(nth);
        }
    }

    @BeforeAll
    static void speak() throws Exception {
        prompts = new Prompts(List.of(new Hum()), new PromptCache(Optional.empty()), (_, _) -> {});
    }

    /// Between two looks at the monotonic clock.
    private static final Duration STEP = Duration.ofSeconds(20);

    private long nanos = Long.MAX_VALUE - 7;

    private ReversePinScript script(boolean announce, Instant expires) {
        CallTask.AskForPin task = new CallTask.AskForPin(new ExpectedDigits("04711"), announce, 3);
        CallOrder order = new CallOrder(7, 1, "+12015550123", task, "Acme", Locale.ENGLISH, expires);
        return new ReversePinScript(
                order,
                task,
                prompts,
                2,
                Duration.ofSeconds(8),
                Duration.ofSeconds(4),
                new Journal(),
                NOW,
                () -> nanos += STEP.toNanos());
    }

    private CallOutcome run(String... entries) {
        return script(true, NOW.plusSeconds(600)).run(new ScriptedCall(AnsweredBy.UNSURE, Arrays.asList(entries)));
    }

    @Test
    void rightPinVerifies() {
        assertThat(run("04711")).isEqualTo(new CallOutcome.Verified(1, 0));
    }

    @Test
    void aLineThatGoesDeadWhileKeysAreAwaitedIsLostAndRemembersTheWrongOnes() {
        assertThat(run("1", "2", ScriptedCall.GO_DEAD)).isEqualTo(new CallOutcome.Unverified(Why.LOST, 2));
    }

    @Test
    void wrongThenRightVerifiesAndRemembersTheWrongOne() {
        assertThat(run("04712", "04711")).isEqualTo(new CallOutcome.Verified(2, 1));
    }

    @Test
    void reportsEachWrongEntryAsItIsKeyedAndNothingElse() {
        run("1", "*", "", "2", "04711");
        assertThat(wrong).containsExactly(1, 2);
        ReversePinScript cut = script(true, NOW.plusSeconds(600));
        assertThatThrownBy(() -> cut.run(new ScriptedCall(AnsweredBy.UNSURE, List.of("3", ScriptedCall.HANG_UP))))
                .isInstanceOf(CallEnded.class);
        assertThat(wrong).containsExactly(1, 2, 1);
    }

    @Test
    void leadingZerosCount() {
        assertThat(run("4711", "4711", "4711")).isEqualTo(new CallOutcome.Unverified(Why.WRONG_PIN, 3));
    }

    @Test
    void whatFollowsAFullEntryIsIgnored() {
        assertThat(run("0471199")).isEqualTo(new CallOutcome.Verified(1, 0));
    }

    @Test
    void threeWrongEntriesEndTheCall() {
        assertThat(run("1", "2", "3", "04711")).isEqualTo(new CallOutcome.Unverified(Why.WRONG_PIN, 3));
    }

    @Test
    void nothingKeyedIsNoPin() {
        assertThat(run()).isEqualTo(new CallOutcome.Unverified(Why.NO_PIN, 0));
    }

    @Test
    void starNineEndsAsReportedAtOnce() {
        assertThat(run("1", "*9", "04711")).isEqualTo(new CallOutcome.Reported(1));
    }

    @Test
    void starRepeatsWithoutUsingUpAnEntry() {
        assertThat(run("*", "1", "*", "2", "04711")).isEqualTo(new CallOutcome.Verified(3, 2));
    }

    @Test
    void starForeverComesToAnEnd() {
        String[] stars = new String[40];
        Arrays.fill(stars, "*");
        assertThat(run(stars)).isInstanceOf(CallOutcome.Unverified.class);
    }

    @Test
    void machineThatKeysNothingIsHungUpOn() {
        CallOutcome outcome = script(true, NOW.plusSeconds(600)).run(new ScriptedCall(AnsweredBy.MACHINE, List.of("")));
        assertThat(outcome).isEqualTo(new CallOutcome.MachineHangup());
    }

    @Test
    void rightPinOverridesTheMachineVerdict() {
        CallOutcome outcome =
                script(true, NOW.plusSeconds(600)).run(new ScriptedCall(AnsweredBy.MACHINE, List.of("04711")));
        assertThat(outcome).isEqualTo(new CallOutcome.Verified(1, 0));
    }

    @Test
    void rightPinAfterItsLifeDoesNotVerify() {
        CallOutcome outcome = script(true, NOW).run(new ScriptedCall(AnsweredBy.UNSURE, List.of("04711")));
        assertThat(outcome).isEqualTo(new CallOutcome.Unverified(Why.TOO_LATE, 0));
    }

    @Test
    void judgesThePinsLifeByHowLongTheCallTookWhateverTheWallClockSays() {
        ScriptedCall keyed = new ScriptedCall(AnsweredBy.UNSURE, List.of("04711"));
        assertThat(script(true, NOW.plus(STEP).plusNanos(1)).run(keyed)).isEqualTo(new CallOutcome.Verified(1, 0));
        ScriptedCall late = new ScriptedCall(AnsweredBy.UNSURE, List.of("04711"));
        assertThat(script(true, NOW.plus(STEP)).run(late)).isEqualTo(new CallOutcome.Unverified(Why.TOO_LATE, 0));
    }

    @Test
    void hangUpMidPromptUnwindsAndKeepsTheCount() {
        ReversePinScript script = script(true, NOW.plusSeconds(600));
        ScriptedCall call = new ScriptedCall(AnsweredBy.UNSURE, List.of("1", ScriptedCall.HANG_UP));
        assertThatThrownBy(() -> script.run(call)).isInstanceOf(CallEnded.class);
        assertThat(script.cutShort(CallEnded.Cause.FAR_END)).isEqualTo(new CallOutcome.Unverified(Why.HUNG_UP, 1));
    }

    @Test
    void journalNeverShowsWhatWasKeyedOrAnnounced() {
        run("04712", "04711");
        assertThat(journal).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("0471", "4711"));
        assertThat(journal).anySatisfy(line -> assertThat(line).contains("*****"));
    }

    /// A voice that hums, so that no test waits for synthesis.
    private static final class Hum implements SpeechEngine {
        @Override
        public String id() {
            return "hum";
        }

        @Override
        public boolean speaks(Locale language) {
            return language.getLanguage().equals("en");
        }

        @Override
        public boolean reads(String text) {
            return true;
        }

        @Override
        public short[] synthesize(String text, Locale language) {
            short[] hum = new short[16_000];
            for (int i = 0; i < hum.length; i++) hum[i] = (short) (8_000 * Math.sin(i * 0.5));
            return hum;
        }
    }
}
