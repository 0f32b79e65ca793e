package io.ringtrue.telephony.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.IncomingCall;
import io.ringtrue.telephony.sip.OutgoingCall;
import io.ringtrue.telephony.sip.TestAgent;
import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.FakeWire;
import io.ringtrue.telephony.sip.transport.Transport;
import org.junit.jupiter.api.Test;

/// RFC 3261 §17 with controlled time, T1 = 500 ms.
class TransactionTest {
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

    @Test
    void inviteIsRepeatedWithDoublingPausesUntilTimerB() throws Exception {
        agent.call();
        assertThat(wire.take()).containsExactly("INVITE");
        for (long pause = 500; pause <= 16_000; pause *= 2) {
            agent.tick(pause - 1);
            assertThat(wire.take()).isEmpty();
            agent.tick(1);
            assertThat(wire.take()).containsExactly("INVITE");
        }
        assertThat(agent.events.rest()).isEmpty();
        agent.tick(500);
        agent.events.expect("failed TIMEOUT");
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void inviteOverTcpIsNeverRepeated() throws Exception {
        agent.call(TestAgent.hop(Transport.TCP), Credentials.NONE);
        assertThat(wire.take()).containsExactly("INVITE");
        agent.tick(31_999);
        assertThat(wire.take()).isEmpty();
        assertThat(wire.unanswered()).isEmpty();
        agent.tick(1);
        agent.events.expect("failed TIMEOUT");
        assertThat(wire.unanswered()).containsExactly(TestAgent.hop(Transport.TCP));
    }

    @Test
    void provisionalStopsRepeatsAndTimerB() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.tick(600_000);
        assertThat(wire.take()).isEmpty();
        agent.events.expect("provisional 180");
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void refusalIsAcknowledgedAgainForEachRepeatUntilTimerD() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 486);
        SipRequest ack = wire.onlyRequest();
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.headers().first("Via")).isEqualTo(invite.headers().first("Via"));
        assertThat(ack.headers().toTag()).isEqualTo("far");
        agent.answer(invite, 486);
        assertThat(wire.take()).containsExactly("ACK");
        agent.tick(32_000);
        agent.answer(invite, 486);
        assertThat(wire.take()).isEmpty();
        agent.events.expect("refused 486");
        assertThat(agent.events.rest()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void transportErrorIsToldOnce() throws Exception {
        agent.call();
        wire.failLast();
        wire.failLast();
        agent.events.expect("failed TRANSPORT");
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void repeatThatCannotBeSentLeavesTheFirstInviteItsTime() throws Exception {
        agent.call();
        agent.tick(500);
        wire.failLast();
        assertThat(agent.events.rest()).isEmpty();
        agent.tick(31_500);
        agent.events.expect("failed TIMEOUT");
    }

    @Test
    void byeIsRepeatedUpToT2UntilTimerF() throws Exception {
        OutgoingCall call = answeredCall();
        call.hangUp();
        assertThat(wire.take()).containsExactly("BYE");
        for (long pause : new long[] {500, 1000, 2000, 4000, 4000, 4000, 4000, 4000, 4000, 4000}) {
            agent.tick(pause);
            assertThat(wire.take()).as("after %d ms", pause).containsExactly("BYE");
        }
        agent.tick(1000);
        agent.tick(10_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void byeIsSlowedToT2ByAProvisional() {
        OutgoingCall call = answeredCall();
        call.hangUp();
        SipRequest bye = wire.onlyRequest();
        agent.answer(bye, 100);
        agent.tick(500);
        assertThat(wire.take()).containsExactly("BYE");
        agent.tick(3_999);
        assertThat(wire.take()).isEmpty();
        agent.tick(1);
        assertThat(wire.take()).containsExactly("BYE");
    }

    @Test
    void answeredByeAbsorbsRepeatsUntilTimerK() {
        OutgoingCall call = answeredCall();
        call.hangUp();
        SipRequest bye = wire.onlyRequest();
        agent.answer(bye, 200);
        agent.tick(4_999);
        assertThat(agent.layer.size()).isEqualTo(1);
        agent.tick(1);
        assertThat(agent.layer.size()).isZero();
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void refusalOfAnInviteIsRepeatedUntilTheAckThenForgottenAfterTimerI() {
        agent.receive(invite("z9hG4bKa"));
        assertThat(wire.take()).containsExactly("100");
        incoming().refuse(486, "Busy Here");
        assertThat(wire.take()).containsExactly("486");
        agent.tick(500);
        assertThat(wire.take()).containsExactly("486");
        agent.tick(1000);
        assertThat(wire.take()).containsExactly("486");
        agent.receive(invite("z9hG4bKa"));
        assertThat(wire.take()).as("a repeated INVITE gets the last answer").containsExactly("486");
        agent.receive(invite("z9hG4bKa").replace("INVITE", "ACK"));
        agent.tick(4_999);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).isEqualTo(1);
        agent.tick(1);
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void refusalNobodyAcknowledgesEndsWithTimerH() {
        agent.receive(invite("z9hG4bKa"));
        incoming().refuse(486, "Busy Here");
        wire.take();
        agent.tick(32_000);
        // 0.5 s, 1.5, 3.5, then every T2 = 4 s up to 32
        assertThat(wire.take()).hasSize(10).containsOnly("486");
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void answerIsRepeatedUntilTheAckAndRepeatedInvitesAreAbsorbed() throws Exception {
        agent.receive(invite("z9hG4bKa"));
        IncomingCall call = incoming();
        call.answer(Body.NONE);
        assertThat(wire.take()).containsExactly("100", "200");
        agent.receive(invite("z9hG4bKa"));
        assertThat(wire.take()).isEmpty();
        agent.tick(500);
        assertThat(wire.take()).containsExactly("200");
        agent.tick(1000);
        assertThat(wire.take()).containsExactly("200");
        agent.receive(inDialog("ACK", "z9hG4bKb", 1));
        agent.events.expect("confirmed");
        agent.tick(60_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void answerNobodyAcknowledgesEndsTheCallWithABye() throws Exception {
        agent.receive(invite("z9hG4bKa"));
        incoming().answer(Body.NONE);
        wire.take();
        agent.tick(32_000);
        assertThat(wire.take()).endsWith("BYE");
        agent.events.expect("lost");
    }

    @Test
    void hangUpBeforeTheAckWaitsForIt() throws Exception {
        agent.receive(invite("z9hG4bKa"));
        IncomingCall call = incoming();
        call.answer(Body.NONE);
        call.hangUp();
        assertThat(wire.take()).containsExactly("100", "200");
        agent.receive(inDialog("ACK", "z9hG4bKb", 1));
        assertThat(wire.take()).containsExactly("BYE");
    }

    @Test
    void repeatedByeIsAnsweredAgainUntilTimerJ() throws Exception {
        agent.receive(invite("z9hG4bKa"));
        incoming().answer(Body.NONE);
        agent.receive(inDialog("ACK", "z9hG4bKb", 1));
        agent.events.expect("confirmed");
        wire.take();
        agent.receive(inDialog("BYE", "z9hG4bKc", 2));
        agent.receive(inDialog("BYE", "z9hG4bKc", 2));
        assertThat(wire.take()).containsExactly("200", "200");
        agent.events.expect("bye");
        assertThat(agent.events.rest()).isEmpty();
        agent.tick(32_000);
        assertThat(agent.layer.size()).isZero();
    }

    private OutgoingCall answeredCall() {
        OutgoingCall call = agent.call();
        agent.answer(wire.onlyRequest(), 200);
        assertThat(wire.take()).containsExactly("ACK");
        return call;
    }

    private IncomingCall incoming() {
        return agent.arrived.getLast();
    }

    private static String invite(String branch) {
        return """
                INVITE sip:alice@127.0.0.1:5070 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=%s
                Max-Forwards: 70
                From: <sip:bob@127.0.0.1>;tag=far
                To: <sip:alice@127.0.0.1>
                Call-ID: one
                CSeq: 1 INVITE
                Contact: <sip:bob@127.0.0.1:5060>
                Content-Length: 0

                """.formatted(branch);
    }

    private String inDialog(String method, String branch, int seq) {
        return invite(branch)
                .replace("CSeq: 1 INVITE", "CSeq: " + seq + " " + method)
                .replace("INVITE sip", method + " sip")
                .replace("To: <sip:alice@127.0.0.1>", "To: <sip:alice@127.0.0.1>;tag=" + agent.arrivedTag());
    }
}
