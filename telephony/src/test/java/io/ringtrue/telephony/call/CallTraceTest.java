package io.ringtrue.telephony.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.CallTrace.Message;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.sip.SippCallee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a call hands over of its signalling and its voice, compared with what the far end saw.
class CallTraceTest {
    private static final DigitRule FIVE_DIGITS = new DigitRule(5, Duration.ofSeconds(8), Duration.ofSeconds(2));
    private static final Sound PROMPT = Sound.of(new short[8_000 * 20]);
    /// Long enough for a busy machine; a call that is confirmed does not wait.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static CallTrace only(Call call) {
        List<CallTrace> traces = call.traces(PATIENCE);
        assertThat(traces).hasSize(1);
        return traces.getFirst();
    }

    /// `> INVITE`, `< 200`
    private static List<String> steps(CallTrace trace) {
        return trace.ladder().stream()
                .map(message -> (message.isSent() ? "> " : "< ")
                        + message.line().replaceFirst("SIP/2.0 ", "").split(" ")[0])
                .toList();
    }

    /// As SIPp's log says it: `> INVITE sip:… SIP/2.0 | 1 INVITE`, each message once.
    private static List<String> asLogged(CallTrace trace) {
        return trace.ladder().stream()
                .map(message -> (message.isSent() ? "> " : "< ") + message.line() + " | " + message.cseq())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasTheLadderThatTheFarEndSaw(boolean tcp) throws Exception {
        Instant before = Instant.now();
        try (SippCallee callee = SippCallee.start("challenges-then-rings", tcp, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), tcp))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            call.play(PROMPT); // cut by the first key
            assertThat(new String(call.collect(FIVE_DIGITS).ascii(), US_ASCII)).isEqualTo("40173");
            call.hangUp();
            CallTrace trace = only(call);
            callee.assertPlayedThrough();

            assertThat(steps(trace))
                    .containsExactly(
                            "> INVITE",
                            "< 407",
                            "> ACK",
                            "> INVITE",
                            "< 100",
                            "< 180",
                            "< 200",
                            "> ACK",
                            "> BYE",
                            "< 200");
            assertThat(asLogged(trace)).isEqualTo(callee.ladder());
            assertThat(trace.ladder()).extracting(Message::after).isSorted().doesNotHaveDuplicates();
            assertThat(trace.ladder()).extracting(Message::line).noneMatch(line -> line.contains("horse"));
            assertThat(trace.leftOut()).isZero();
            assertThat(trace.trunk()).isEqualTo("main");
            assertThat(trace.transport()).isEqualTo(tcp ? "TCP" : "UDP");
            assertThat(trace.sipCallId()).isEqualTo(call.facts().sipCallId());
            assertThat(trace.began()).isBetween(before.minusMillis(1), Instant.now());
            assertThat(trace.toRinging().orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(10));
            assertThat(trace.toAnswer().orElseThrow())
                    .as("it rang for 300 ms")
                    .isGreaterThanOrEqualTo(trace.toRinging().orElseThrow().plusMillis(290));

            MediaFigures media = trace.media().orElseThrow();
            assertThat(media.codec()).isEqualTo("PCMU");
            assertThat(media.srtp()).isEmpty();
            assertThat(media.packetMillis()).isEqualTo(20);
            assertThat(media.sent().packets())
                    .isEqualTo(call.facts().packetsSent())
                    .isPositive();
            assertThat(media.sent().octets()).isEqualTo(160 * media.sent().packets());
            assertThat(media.received().packets()).isPositive();
            // SIPp plays recordings of keys: four octets in each packet.
            assertThat(media.received().octets()).isEqualTo(4 * media.received().packets());
            assertThat(media.keys()).isEqualTo(new MediaFigures.Keys(5, 0, 0));
            assertThat(media.toFirstPacket().orElseThrow())
                    .isGreaterThan(trace.toAnswer().orElseThrow());
            assertThat(media.spoken()).singleElement().satisfies(span -> {
                assertThat(span.from()).isGreaterThanOrEqualTo(trace.toAnswer().orElseThrow());
                assertThat(span.to()).isGreaterThan(span.from());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"busy, 486, 180", "declines, 603, 180", "unknown, 404, 0"})
    void endsWithTheRefusal(String scenario, int status, int before) throws Exception {
        try (SippCallee callee = SippCallee.start(scenario, false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(CallRefused.class);
            CallTrace trace = only(call);
            callee.assertPlayedThrough();
            List<String> expected = new ArrayList<>(List.of("> INVITE", "< " + status, "> ACK"));
            if (before > 0) expected.add(1, "< " + before);
            assertThat(steps(trace)).isEqualTo(expected);
            assertThat(asLogged(trace)).isEqualTo(callee.ladder());
            assertThat(trace.toAnswer()).isEmpty();
            assertThat(trace.toRinging().isPresent()).isEqualTo(before > 0);
            assertThat(trace.media()).isEmpty();
        }
    }

    @Test
    void showsTheCancel() throws Exception {
        try (SippCallee callee = SippCallee.start("rings-until-cancelled", false, 1);
                TestDialer dialer = new TestDialer(TestDialer.trunk(callee.port(), false))) {
            Call call = dialer.dial(Duration.ofMillis(600), TestDialer.LONG);
            assertThat(call.awaitAnswer()).isInstanceOf(CallRefused.class);
            CallTrace trace = only(call);
            callee.assertPlayedThrough();
            assertThat(steps(trace)).contains("> CANCEL", "< 487").endsWith("> ACK");
            assertThat(asLogged(trace)).isEqualTo(callee.ladder());
        }
    }

    @Test
    void hasOneTraceForEachTrunk() throws Exception {
        try (SippCallee down = SippCallee.start("unavailable", false, 1);
                SippCallee up = SippCallee.start("hangs-up", false, 1);
                TestDialer dialer = new TestDialer(
                        TestDialer.trunk("first", down.port(), false, 1),
                        TestDialer.trunk("second", up.port(), false, 2))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            dialer.await(CallEvent.Kind.BYE);
            List<CallTrace> traces = call.traces(PATIENCE);
            down.assertPlayedThrough();
            up.assertPlayedThrough();
            assertThat(traces).extracting(CallTrace::trunk).containsExactly("first", "second");
            assertThat(steps(traces.getFirst())).containsExactly("> INVITE", "< 503", "> ACK");
            assertThat(traces.getFirst().media()).isEmpty();
            assertThat(steps(traces.getLast())).endsWith("< BYE", "> 200");
            assertThat(asLogged(traces.getLast())).isEqualTo(up.ladder());
            assertThat(traces.getLast().began()).isAfter(traces.getFirst().began());
        }
    }

    @Test
    void isEmptyWithoutAnInvite() throws Exception {
        try (TestDialer dialer = new TestDialer()) {
            Call call = dialer.dial();
            call.awaitAnswer();
            assertThat(call.traces(PATIENCE)).isEmpty();
        }
    }

    /// The far end never answers our BYE: the trace does not wait for longer than it is told to.
    @Test
    void countsRepeatsAndDoesNotWaitForEver() throws Exception {
        try (ScriptedTrunk trunk = new ScriptedTrunk();
                TestDialer dialer = new TestDialer(TestDialer.trunk(trunk.port(), false))) {
            Call call = dialer.dial();
            String invite = trunk.take("INVITE");
            trunk.answer(invite, 180, "");
            trunk.answer(invite, 180, "");
            trunk.accept(invite);
            trunk.take("ACK");
            trunk.accept(invite);
            trunk.accept(invite);
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            trunk.request(invite, "OPTIONS", 7, "", "");
            trunk.request(invite, "OPTIONS", 7, "", "");
            trunk.take("SIP/2.0 200");
            trunk.request(invite, "OPTIONS", 8, "", "");
            trunk.take("SIP/2.0 200");
            call.hangUp();
            trunk.take("BYE");
            CallTrace trace = call.traces(Duration.ofMillis(50)).getFirst();
            assertThat(steps(trace).stream().filter(step -> !step.equals("> BYE")))
                    .containsExactly("> INVITE", "< 180", "< 200", "> ACK", "< OPTIONS", "> 200", "< OPTIONS", "> 200");
            assertThat(steps(trace).getLast()).isEqualTo("> BYE");
            assertThat(trace.ladder().stream().map(Message::repeats).limit(8)).containsExactly(0, 1, 2, 2, 1, 1, 0, 0);
        }
    }

    /// A carrier's reason phrase is a stranger's text. It comes to a log, a store and a page.
    @Test
    void cutsAndEscapesAHostileReason() throws Exception {
        try (ScriptedTrunk trunk = new ScriptedTrunk();
                TestDialer dialer = new TestDialer(TestDialer.trunk(trunk.port(), false))) {
            Call call = dialer.dial();
            String invite = trunk.take("INVITE");
            String hostile = "\u202e\u001b[2J<script>\u0000\u2028" + "x".repeat(8_192);
            trunk.refuse(invite, 486, hostile);
            CallRefused refused = (CallRefused) call.awaitAnswer();
            trunk.take("ACK");
            String shown = only(call).ladder().get(1).line();
            assertThat(shown)
                    .startsWith("SIP/2.0 486 \\u202e\\u001b[2J<script>")
                    .hasSizeLessThan(300);
            dialer.expect(CallEvent.Kind.INVITE);
            String told = dialer.expect(CallEvent.Kind.REFUSED).detail();
            assertThat(List.of(shown, told, refused.detail()))
                    .allSatisfy(text -> assertThat(text)
                            .contains("\\u202e")
                            .hasSizeLessThan(300)
                            .matches("[ -~…]*"));
        }
    }

    private static CallTrace ended(Optional<Duration> ringing, Message... messages) {
        return new CallTrace(
                "main", "UDP", "id", Instant.EPOCH, List.of(messages), 0, ringing, Optional.empty(), Optional.empty());
    }

    private static Message received(String line) {
        return new Message(Duration.ZERO, false, line, "2 INVITE", 0);
    }

    /// What an overview counts as the trunk's fault, and what as the callee's or ours.
    @ParameterizedTest
    @CsvSource({
        "SIP/2.0 503 Busy tone 486,503,true",
        "SIP/2.0 401 No,401,true",
        "SIP/2.0 403 Declined,403,true",
        "SIP/2.0 486 Busy,486,false",
        "SIP/2.0 404 Who,404,false",
        "SIP/2.0 100 Trying,0,true",
        "SIP/2.0 5,0,true"
    })
    void saysHowAnAttemptEnded(String line, int status, boolean fault) {
        CallTrace trace = ended(Optional.empty(), received(line));
        assertThat(trace.finalStatus()).isEqualTo(status);
        assertThat(trace.blamesTrunk()).isEqualTo(fault);
    }

    @Test
    void doesNotBlameATrunkForWhatWeGaveUp() {
        Message cancel = new Message(Duration.ZERO, true, "CANCEL sip:1@c.example SIP/2.0", "2 CANCEL", 0);
        assertThat(ended(Optional.empty(), cancel, received("SIP/2.0 487 Gone")).blamesTrunk())
                .isFalse();
        assertThat(ended(Optional.of(Duration.ofSeconds(2)), received("SIP/2.0 403 No"))
                        .blamesTrunk())
                .isFalse();
    }
}
