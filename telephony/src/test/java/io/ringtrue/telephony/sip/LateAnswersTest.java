package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.FakeWire;
import org.junit.jupiter.api.Test;

/// Answers to an INVITE for which nobody waits: RFC 3261 §13.2.2.4.
class LateAnswersTest {
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

    @Test
    void lateAnswerAfterTheCancelIsAcknowledgedAndHungUp() throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.events.expect("provisional 180");
        call.hangUp();
        agent.answer(wire.onlyRequest(), 200);
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        agent.events.expect("failed CANCELLED");
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void eachRepeatOfTheAnswerGetsTheSameAck() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 200);
        SipRequest ack = wire.onlyRequest();
        agent.answer(invite, 200);
        assertThat(wire.onlyRequest().headers().first("Via"))
                .isEqualTo(ack.headers().first("Via"));
    }

    @Test
    void secondPhoneThatAnswersIsHungUp() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 200, "one", "");
        assertThat(wire.take()).containsExactly("ACK");
        agent.answer(invite, 200, "two", "");
        SipRequest ack = wire.firstRequest();
        assertThat(ack.headers().toTag()).isEqualTo("two");
        SipRequest bye = wire.onlyRequest();
        assertThat(bye.method()).isEqualTo("BYE");
        assertThat(bye.headers().toTag()).isEqualTo("two");
        agent.events.expect("answered 200");
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void secondPhoneThatAnswersAfterTheFirstHasLeftIsHungUpOnForAtLeast64T1() {
        SipRequest invite = agent.answered();
        agent.receive(DialogTest.within(invite, "BYE", 1, "far"));
        assertThat(wire.take()).containsExactly("200");
        agent.tick(31_000);
        agent.answer(invite, 200, "second", "");
        SipRequest ack = wire.firstRequest();
        assertThat(ack.method()).isEqualTo("ACK");
        SipRequest bye = wire.onlyRequest();
        assertThat(bye.method()).isEqualTo("BYE");
        assertThat(bye.headers().toTag()).isEqualTo("second");
        agent.answer(invite, 200, "second", "");
        assertThat(wire.take()).as("its 200 once more").containsExactly("ACK");
        agent.answer(bye, 200);
        agent.tick(34_000); // 65 s: the remains of ended calls are dropped together, at most 64 s old
        agent.answer(invite, 200, "third", "");
        assertThat(wire.take()).as("too late for any proxy").isEmpty();
        agent.tick(60_000);
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void answerBehindARefusalIsHungUpOn() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 486);
        assertThat(wire.take()).containsExactly("ACK");
        agent.answer(invite, 200, "second", "");
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        agent.events.expect("refused 486");
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void repeatOfTheAnswerAfterTheEndGetsItsAckAndNoBye() {
        SipRequest invite = agent.answered();
        agent.receive(DialogTest.within(invite, "BYE", 1, "far"));
        wire.take();
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK");
    }

    @Test
    void secondPhoneThatAnswersGetsAByeNumberedBehindItsPrack() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 183, "second", "Require: 100rel\nRSeq: 1\n");
        assertThat(wire.onlyRequest().headers().cseq()).isEqualTo(new CSeq(2, "PRACK"));
        agent.answer(invite, 200, "first", "");
        assertThat(wire.take()).containsExactly("ACK");
        agent.answer(invite, 200, "second", "");
        assertThat(wire.firstRequest().headers().cseq()).isEqualTo(new CSeq(1, "ACK"));
        assertThat(wire.onlyRequest().headers().cseq()).isEqualTo(new CSeq(3, "BYE"));
        agent.answer(invite, 200, "second", "");
        assertThat(wire.take()).as("its 200 once more").containsExactly("ACK");
    }

    /// An ended call keeps its last INVITE, not its first, so the ACK has the number of the last one.
    @Test
    void secondPhoneOfACallThatWasChallengedGetsAnAckWithTheNumberOfTheSecondInvite() {
        OutgoingCall call = agent.call(TestAgent.PEER, new Credentials("alice", "open sesame"));
        agent.answer(wire.onlyRequest(), 407, "proxy", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\n");
        assertThat(wire.firstRequest().method()).isEqualTo("ACK");
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 200);
        wire.take();
        call.hangUp();
        agent.answer(wire.onlyRequest(), 200);
        agent.answer(invite, 200, "second", "");
        SipRequest ack = wire.firstRequest();
        assertThat(ack.headers().cseq()).isEqualTo(new CSeq(2, "ACK"));
        assertThat(ack.headers().first("Proxy-Authorization")).isNotNull();
        assertThat(ack.headers().first("From")).isEqualTo(invite.headers().first("From"));
        assertThat(wire.onlyRequest().headers().cseq()).isEqualTo(new CSeq(3, "BYE"));
    }

    /// The remains of ended calls are dropped together. The youngest must not be dropped too early.
    @Test
    void aCallThatEndedJustBeforeAnotherIsForgottenKeepsItsOwn64T1() {
        SipRequest older = agent.answered();
        agent.receive(DialogTest.within(older, "BYE", 1, "far"));
        wire.take();
        agent.tick(31_000);
        SipRequest younger = agent.answered();
        agent.receive(DialogTest.within(younger, "BYE", 2, "far")); // with its own branch
        assertThat(agent.agent.calls().size()).isZero();
        wire.take();
        agent.tick(31_500); // the older one has been over for 62.5 s
        agent.answer(younger, 200, "second", "");
        assertThat(wire.take()).containsExactly("ACK", "BYE");
    }
}
