package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.FakeWire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests and answers within an outgoing call: RFC 3261 §9, §12 to §15.
public class DialogTest {
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

    @Test
    void cancelWaitsForAProvisional() throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        call.hangUp();
        assertThat(wire.take()).isEmpty();
        agent.answer(invite, 100);
        SipRequest cancel = wire.onlyRequest();
        assertThat(cancel.method()).isEqualTo("CANCEL");
        assertThat(cancel.headers().first("Via")).isEqualTo(invite.headers().first("Via"));
        assertThat(cancel.headers().first("CSeq")).isEqualTo("1 CANCEL");
        agent.answer(cancel, 200);
        agent.answer(invite, 487);
        assertThat(wire.take()).containsExactly("ACK");
        agent.events.expect("refused 487");
    }

    @Test
    void inviteThatIgnoresItsCancelIsGivenUpAfter64T1() throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.events.expect("provisional 180");
        call.hangUp();
        agent.tick(32_000);
        agent.events.expect("failed CANCELLED");
        agent.tick(32_000);
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void answerThatCannotBeHeldIsAcknowledgedAndHungUp() throws Exception {
        agent.call();
        agent.answer(wire.onlyRequest(), 200, "far", "Via: SIP/2.0/UDP 127.0.0.9\n");
        SipRequest ack = wire.firstRequest();
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.headers().toTag()).isEqualTo("far");
        SipRequest bye = wire.onlyRequest();
        assertThat(bye.method()).isEqualTo("BYE");
        agent.answer(bye, 200);
        agent.events.expect("failed GARBLED");
        agent.tick(32_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void refusalThatCannotBeReadEndsTheCallAndIsAcknowledged() throws Exception {
        agent.call();
        agent.answer(wire.onlyRequest(), 486, "far", "Via: SIP/2.0/UDP 127.0.0.9\n");
        agent.events.expect("refused 486");
        assertThat(wire.take()).containsExactly("ACK");
        agent.tick(32_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.events.rest()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void looseRoutesGoIntoRouteReversed() {
        SipRequest bye = byeAfterRecordRoute("<sip:127.0.0.2:5062;lr>, <sip:127.0.0.3:5063;lr>");
        assertThat(bye.uri()).isEqualTo("sip:bob@127.0.0.1:5060");
        assertThat(bye.headers().list("Route")).containsExactly("<sip:127.0.0.3:5063;lr>", "<sip:127.0.0.2:5062;lr>");
    }

    @Test
    void strictRouteBecomesTheRequestUri() {
        SipRequest bye = byeAfterRecordRoute("<sip:127.0.0.2:5062;lr>, <sip:127.0.0.3:5063>");
        assertThat(bye.uri()).isEqualTo("sip:127.0.0.3:5063");
        assertThat(bye.headers().list("Route")).containsExactly("<sip:127.0.0.2:5062;lr>", "<sip:bob@127.0.0.1:5060>");
    }

    private SipRequest byeAfterRecordRoute(String routes) {
        OutgoingCall call = agent.call();
        agent.answer(wire.onlyRequest(), 200, "far", "Record-Route: " + routes + "\n");
        wire.take();
        call.hangUp();
        return wire.onlyRequest();
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, 200", "INFO, 200", "UPDATE, 200", "BYE, 200", "REFER, 405", "MESSAGE, 405", "FROBNICATE, 501"
    })
    void answersWhatComesWithinTheCall(String method, int status) {
        SipRequest invite = agent.answered();
        agent.receive(within(invite, method, 1, "far"));
        assertThat(wire.take()).containsExactly(String.valueOf(status));
    }

    @ParameterizedTest
    @CsvSource({"application/dtmf-relay, 200", "text/plain, 415"})
    void anInfoThatIsNotUnderstoodIsRefusedSoThatTheFarEndCanChooseAnotherWay(String type, int status) {
        SipRequest invite = agent.answered();
        agent.receive(within(invite, "INFO", 1, "far")
                        .replace("Content-Length: 0", "Content-Type: " + type + "\nContent-Length: 8")
                + "Signal=5");
        assertThat(wire.take()).containsExactly(String.valueOf(status));
    }

    @Test
    void reInviteIsAnsweredOnceAcknowledgedAndTellsTheOffer() throws Exception {
        SipRequest invite = agent.answered();
        agent.receive(within(invite, "INVITE", 1, "far"));
        assertThat(wire.take()).containsExactly("200");
        agent.events.expect("answered 200");
        agent.events.expect("reoffered");
        agent.tick(500);
        assertThat(wire.take()).containsExactly("200");
        agent.receive(within(invite, "UPDATE", 2, "far")
                        .replace("Content-Length: 0", "Content-Type: application/sdp\nContent-Length: 3")
                + "v=0");
        assertThat(wire.take()).as("one offer at a time").containsExactly("500");
        agent.receive(within(invite, "ACK", 1, "far"));
        agent.tick(60_000);
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void strangersTagsAreNoDialog() {
        SipRequest invite = agent.answered();
        agent.receive(within(invite, "BYE", 1, "somebody-else"));
        agent.receive(within(invite, "BYE", 1, "far").replace(invite.headers().fromTag(), "not-ours"));
        agent.receive(within(invite, "BYE", 1, "far").replace("Call-ID: ", "Call-ID: x"));
        assertThat(wire.take()).containsExactly("481", "481", "481");
    }

    @Test
    void olderNumberIsOutOfOrder() {
        SipRequest invite = agent.answered();
        agent.receive(within(invite, "INFO", 7, "far"));
        agent.receive(within(invite, "INFO", 6, "far"));
        assertThat(wire.take()).containsExactly("200", "500");
    }

    @Test
    void byeThatFindsNoDialogStillEndsTheCall() {
        OutgoingCall call = agent.call();
        agent.answer(wire.onlyRequest(), 200);
        wire.take();
        call.hangUp();
        agent.answer(wire.onlyRequest(), 481);
        agent.tick(60_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    public static String within(SipRequest invite, String method, int seq, String tag) {
        return method + " sip:ringtrue@127.0.0.1:5070 SIP/2.0\nVia: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK" + method
                + seq + tag + "\nMax-Forwards: 70\nFrom: <sip:bob@127.0.0.1>;tag=" + tag
                + "\nTo: <sip:alice@127.0.0.1>;tag="
                + invite.headers().fromTag() + "\nCall-ID: " + invite.headers().callId() + "\nCSeq: " + seq + " "
                + method
                + "\nContact: <sip:bob@127.0.0.1:5060>\nContent-Length: 0\n\n";
    }

    /// The ways in which a call could end twice: a failed call still sends its own BYE.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aCallEndsOnceForWhoeverWaitsForTheLast(boolean ringsFirst) throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        if (ringsFirst) agent.answer(invite, 180);
        call.hangUp();
        if (ringsFirst) agent.answer(wire.onlyRequest(), 200);
        agent.answer(invite, 200);
        assertThat(wire.firstRequest().method()).isEqualTo("ACK");
        agent.answer(wire.onlyRequest(), 200);
        assertThat(agent.agent.calls().size()).isZero();
        agent.call();
        assertThat(agent.agent.calls().awaitEmpty(Duration.ZERO))
                .as("one call is left")
                .isFalse();
    }

    @Test
    void requestsGoWhereAnUpdateMovedTheFarEndTo() {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 200);
        wire.take();
        call.info(Body.NONE);
        assertThat(wire.lastHop().address().getPort()).isEqualTo(5060);
        wire.take();
        agent.receive(within(invite, "UPDATE", 1, "far").replace("bob@127.0.0.1:5060", "bob@127.0.0.9:5099"));
        assertThat(wire.take()).containsExactly("200");
        call.hangUp();
        SipRequest bye = wire.onlyRequest();
        assertThat(bye.uri()).isEqualTo("sip:bob@127.0.0.9:5099");
        assertThat(wire.lastHop().address().getHostString()).isEqualTo("127.0.0.9");
        assertThat(wire.lastHop().address().getPort()).isEqualTo(5099);
    }
}
