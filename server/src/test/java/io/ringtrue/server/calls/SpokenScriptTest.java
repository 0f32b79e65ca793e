package io.ringtrue.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.calls.CallOutcome.Undelivered.Why;
import io.ringtrue.server.speech.Prompt;
import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.AnsweredBy;
import io.ringtrue.telephony.call.CallEnded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpokenScriptTest {
    private static final Prompt FIRST = new Prompt(Sound.of(new short[800]), "first", false, List.of());
    private static final Prompt AGAIN = new Prompt(Sound.of(new short[800]), "again", false, List.of());

    private static final Prompt BYE = new Prompt(Sound.of(new short[800]), "bye", false, List.of());
    private static final Prompt SORRY = new Prompt(Sound.of(new short[800]), "sorry", false, List.of());

    private final List<String> story = new ArrayList<>();

    private final SpokenScript script =
            new SpokenScript(new SpokenScript.Words(FIRST, AGAIN, BYE, SORRY, List.of()), new CallJournal() {
                @Override
                public void note(String event, String detail) {
                    story.add(event + " " + detail);
                }

                @Override
                public void wrongEntry(int nth) {
                    throw new AssertionError("nothing is compared");
                }
            });

    private CallOutcome run(String... farEnd) {
        return script.run(new ScriptedCall(AnsweredBy.UNSURE, List.of(farEnd)));
    }

    @Test
    void isDeliveredWhenAllOfItWasPlayed() {
        assertThat(run()).isEqualTo(new CallOutcome.Delivered(false));
        assertThat(story).containsExactly("speaking first");
        assertThat(script.farewell(new CallOutcome.Delivered(false))).contains(BYE);
    }

    @Test
    void starRepeatsItAndNotForEver() {
        assertThat(run("*", "*", "*", "*", "*")).isEqualTo(new CallOutcome.Delivered(false));
        assertThat(story)
                .filteredOn(line -> line.startsWith("speaking"))
                .containsExactly("speaking first", "speaking again", "speaking again", "speaking again");
    }

    @Test
    void keysCutItShortAndItIsSaidAgain() {
        assertThat(run(ScriptedCall.CUT, "4711")).isEqualTo(new CallOutcome.Delivered(false));
        assertThat(story).containsExactly("speaking first", "speaking first");
    }

    /// `#` alone leaves an entry without keys, as silence does.
    @Test
    void aHashInTheMiddleIsNoEnd() {
        CallEnded ended = new CallEnded(CallEnded.Cause.FAR_END);
        assertThatThrownBy(() -> run(ScriptedCall.CUT, "", ScriptedCall.HANG_UP))
                .hasMessage(ended.getMessage());
        assertThat(script.cutShort(CallEnded.Cause.FAR_END)).isEqualTo(new CallOutcome.Undelivered(Why.HUNG_UP));
    }

    @Test
    void anEarOnTheKeypadDoesNotKeepItFromItsEnd() {
        String cut = ScriptedCall.CUT;
        assertThat(run(cut, "1", cut, "2", cut, "3")).isEqualTo(new CallOutcome.Delivered(false));
        assertThat(story).hasSize(4);
    }

    @Test
    void notMeEndsIt() {
        CallOutcome outcome = run(ScriptedCall.CUT, "*9");
        assertThat(outcome).isEqualTo(new CallOutcome.Undelivered(Why.REPORTED));
        assertThat(script.farewell(outcome)).contains(SORRY);
    }

    @Test
    void notMeAfterTheEndIsDeliveredAllTheSame() {
        assertThat(run("*9")).isEqualTo(new CallOutcome.Delivered(true));
        assertThat(script.farewell(new CallOutcome.Delivered(true))).contains(SORRY);
        assertThat(script.farewell(new CallOutcome.MachineHangup())).isEmpty();
    }

    @Test
    void aMachineHearsNoMoreOfIt() {
        ScriptedCall machine = new ScriptedCall(AnsweredBy.MACHINE, List.of());
        assertThat(script.run(machine)).isEqualTo(new CallOutcome.MachineHangup());
        assertThat(machine.played).isZero();
    }

    @Test
    void aKeyMakesAPersonOfAMachine() {
        ScriptedCall call = new ScriptedCall(AnsweredBy.MACHINE, List.of("1"));
        assertThat(script.run(call)).isEqualTo(new CallOutcome.Delivered(false));
        assertThat(call.played).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = "US", mode = EnumSource.Mode.EXCLUDE, value = CallEnded.Cause.class)
    void isNotDeliveredWhenTheCallEndsBefore(CallEnded.Cause cause) {
        assertThat(script.cutShort(cause)).isInstanceOf(CallOutcome.Undelivered.class);
    }

    @ParameterizedTest
    @EnumSource(CallEnded.Cause.class)
    void staysDeliveredHoweverTheCallEndsAfterwards(CallEnded.Cause cause) {
        assertThatThrownBy(() -> run("*", ScriptedCall.HANG_UP)).isInstanceOf(CallEnded.class);
        assertThat(script.cutShort(cause)).isEqualTo(new CallOutcome.Delivered(false));
    }

    @Test
    void isStoppedOnRequest() {
        assertThat(script.cutShort(CallEnded.Cause.US)).isEqualTo(new CallOutcome.Stopped(true));
    }
}
