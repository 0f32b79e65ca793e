package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.ProcessorTime;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.FakeWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SIP from unlisted addresses. Cases: answers and refusals from another address or port; BYE, INFO,
/// re-INVITE, ACK and CANCEL from a second or third machine; repeats; the answer to our CANCEL and BYE. Never
/// accepted: anything without the branch, without one of the tags, or outside the call.
class AllowedSourcesTest {
    private static final String STRANGER = "192.0.2.66";
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

    private SipRequest invite(boolean strict) {
        agent.listedCall(strict);
        return wire.onlyRequest();
    }

    private SipRequest answered(boolean strict) throws Exception {
        SipRequest invite = invite(strict);
        agent.answer(invite, 200);
        agent.events.expect("answered 200");
        wire.take();
        return invite;
    }

    private boolean from(String address, SipRequest request, int status) {
        return agent.receiveFrom(address, TestAgent.answerTo(request, status, "far", ""));
    }

    @Test
    void responsesCountByTheirBranchFromAnywhere() throws Exception {
        SipRequest invite = invite(false);
        assertThat(from(STRANGER, invite, 180)).isTrue();
        assertThat(from("192.0.2.67", invite, 200)).isTrue();
        assertThat(wire.take()).containsExactly("ACK");
        agent.events.expect("elsewhere " + STRANGER);
        agent.events.expect("provisional 180");
        agent.events.expect("elsewhere 192.0.2.67");
        agent.events.expect("answered 200");
        assertThat(agent.agent.counts().unlisted().sum()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INFO", "OPTIONS", "UPDATE", "INVITE"})
    void requestsCountByCallIdAndBothTagsFromAnywhere(String method) throws Exception {
        SipRequest invite = answered(false);
        assertThat(agent.receiveFrom(STRANGER, DialogTest.within(invite, method, 1, "far")))
                .isTrue();
        assertThat(wire.take()).containsExactly("200");
        agent.events.expect("elsewhere " + STRANGER);
        assertThat(agent.receiveFrom(STRANGER, DialogTest.within(invite, method, 1, "far")))
                .as("a repeat")
                .isTrue();
        // The 200 to an INVITE is repeated by a timer, not when the INVITE is repeated (RFC 6026 §7.1).
        assertThat(wire.take()).hasSize(method.equals("INVITE") ? 0 : 1);
        assertThat(agent.events.rest()).as("reported once").doesNotContain("elsewhere " + STRANGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INFO", "OPTIONS", "UPDATE", "INVITE", "CANCEL", "ACK", "REFER", "MESSAGE", "PRACK"})
    void withoutTheSecretsNothingIsAnsweredAndNothingChanges(String method) throws Exception {
        SipRequest invite = answered(false);
        String good = DialogTest.within(invite, method, 1, "far");
        String ours = invite.headers().fromTag();
        String callId = invite.headers().callId();
        String[] forged = {
            good.replace("tag=far", "tag=fax"),
            good.replace(";tag=far", ""),
            good.replace(ours, ours.substring(1) + "0"),
            good.replace(";tag=" + ours, ""),
            good.replace(callId, "0" + callId.substring(1, 31) + "x"),
            good.replace("Call-ID: " + callId, "Call-ID: "),
            good.replace("CSeq: 1", "CSeq: x"),
        };
        for (String each : forged) agent.receiveFrom(STRANGER, each);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.events.rest()).isEmpty();
        assertThat(agent.agent.calls().has(callId)).isTrue();
        assertThat(agent.agent.counts().unlisted().sum()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {180, 200, 302, 401, 486, 603})
    void responsesWithoutTheBranchChangeNothing(int status) {
        SipRequest invite = invite(false);
        String good = TestAgent.answerTo(invite, status, "far", "");
        String branch = String.valueOf(invite.headers().topVia().branch());
        agent.receiveFrom(STRANGER, good.replace(branch, branch.substring(0, branch.length() - 1) + "x"));
        agent.receiveFrom(STRANGER, good.replace(branch, ""));
        agent.receiveFrom(STRANGER, good.replace("Via: ", "X-Via: "));
        assertThat(wire.take()).isEmpty();
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void aSecondAnswerFromAnywhereCountsByTheBranchToo() throws Exception {
        SipRequest invite = answered(false);
        String again = TestAgent.answerTo(invite, 200, "far", "");
        String branch = invite.headers().topVia().branch();
        agent.receiveFrom(STRANGER, again.replace(branch, "z9hG4bKguess"));
        agent.receive(again.replace(branch, "z9hG4bKguess").replace("tag=far", "tag=fork"));
        assertThat(wire.take()).isEmpty();
        agent.receiveFrom(STRANGER, again);
        assertThat(wire.take()).containsExactly("ACK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "INVITE", "REGISTER", "MESSAGE", "BYE", "CANCEL", "NONSENSE"})
    void strangersOutsideACallGetNoAnswer(String method) {
        String request =
                DialogTest.within(invite(false), method, 1, "far").replaceAll("\nTo: [^\n]*", "\nTo: <sip:a@b>");
        agent.receiveFrom(STRANGER, request);
        agent.receiveFrom(STRANGER, request.replaceAll("\nCall-ID: [^\n]*", "\nCall-ID: mine"));
        agent.receiveFrom(STRANGER, "nonsense");
        agent.receiveFrom(STRANGER, "");
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).as("the INVITE of ours alone").isEqualTo(1);
        assertThat(agent.agent.counts().strangers().sum()).isEqualTo(4);
    }

    @Test
    void strictTrunkDropsWhatComesFromElsewhereAndSaysSo() throws Exception {
        SipRequest invite = invite(true);
        from(STRANGER, invite, 180);
        from(STRANGER, invite, 200);
        from(STRANGER, invite, 486);
        assertThat(wire.take()).isEmpty();
        agent.events.expect("elsewhere " + STRANGER);
        assertThat(agent.events.rest()).isEmpty();
        agent.answer(invite, 200);
        agent.events.expect("answered 200");
        assertThat(wire.take()).containsExactly("ACK");
        agent.receiveFrom(STRANGER, DialogTest.within(invite, "BYE", 1, "far"));
        assertThat(wire.take()).isEmpty();
        agent.receive(DialogTest.within(invite, "BYE", 1, "far"));
        assertThat(wire.take()).containsExactly("200");
        assertThat(agent.agent.counts().unlisted().sum()).isEqualTo(4);
    }

    @Test
    void addressesTheDialogNamesAreAsGoodAsListed() throws Exception {
        SipRequest invite = invite(true);
        String routes = "Record-Route: <sip:192.0.2.10;lr>, <sip:192.0.2.11:5080;lr>\n";
        agent.receive(TestAgent.answerTo(invite, 200, "far", routes).replace("bob@127.0.0.1", "bob@192.0.2.12"));
        wire.take();
        for (int last = 10; last <= 12; last++) {
            agent.receiveFrom("192.0.2." + last, DialogTest.within(invite, "OPTIONS", last, "far"));
        }
        assertThat(wire.take()).containsExactly("200", "200", "200");
        agent.events.expect("answered 200");
        assertThat(agent.events.rest()).isEmpty();
        assertThat(agent.agent.counts().unlisted().sum()).isZero();
    }

    @Test
    void theAnswersToOurOwnRequestsComeFromAnywhere() throws Exception {
        OutgoingCall call = agent.listedCall(false);
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        call.hangUp();
        SipRequest cancel = wire.onlyRequest();
        from(STRANGER, cancel, 200);
        from(STRANGER, invite, 487);
        assertThat(wire.take()).containsExactly("ACK");
        agent.tick(60_000);
        assertThat(wire.take()).as("no CANCEL again").isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    /// Half a second of ten thousand forged messages a second, of the most costly kind: everything is right
    /// but the secrets.
    @Test
    void floodOfForgedMessagesIsDroppedUnread() throws Exception {
        SipRequest invite = answered(false);
        String forged = DialogTest.within(invite, "BYE", 1, "far")
                .replace(invite.headers().callId(), "0".repeat(32));
        long start = ProcessorTime.now();
        for (int i = 0; i < 5_000; i++) agent.receiveFrom(STRANGER, forged);
        assertThat(ProcessorTime.now() - start).isLessThan(500_000_000L);
        assertThat(agent.agent.counts().strangers().sum()).isEqualTo(5_000);
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void anAnswerBehindARefusalFromElsewhereCountsOnce() throws Exception {
        SipRequest invite = invite(false);
        agent.answer(invite, 486);
        wire.take();
        from(STRANGER, invite, 200);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        assertThat(agent.agent.counts().unlisted().sum()).isEqualTo(1);
    }

    @Test
    void theAddressARingingPhoneMovesToIsAsGoodAsListed() throws Exception {
        SipRequest invite = invite(true);
        agent.answer(invite, 180);
        agent.receive(DialogTest.within(invite, "UPDATE", 1, "far").replace("bob@127.0.0.1:", "bob@192.0.2.12:"));
        agent.receiveFrom("192.0.2.12", DialogTest.within(invite, "OPTIONS", 2, "far"));
        assertThat(wire.take()).containsExactly("200", "200");
    }
}
