package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.FakeWire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens within a call we placed: RFC 3261 §9, §12 to §15.
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
        agent.told.expect("refused 487");
    }

    @Test
    void lateAnswerAfterTheCancelIsAcknowledgedAndHungUp() throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.told.expect("provisional 180");
        call.hangUp();
        agent.answer(wire.onlyRequest(), 200);
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        agent.told.expect("failed CANCELLED");
        assertThat(agent.told.rest()).isEmpty();
    }

    @Test
    void inviteThatIgnoresItsCancelIsGivenUpAfter64T1() throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.told.expect("provisional 180");
        call.hangUp();
        agent.tick(32_000);
        agent.told.expect("failed CANCELLED");
        agent.tick(32_000);
        assertThat(agent.layer.size()).isZero();
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
        agent.told.expect("answered 200");
        assertThat(agent.told.rest()).isEmpty();
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
        agent.told.expect("failed GARBLED");
        agent.tick(32_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.layer.size()).isZero();
    }

    @Test
    void refusalThatCannotBeReadEndsTheCallAndIsAcknowledged() throws Exception {
        agent.call();
        agent.answer(wire.onlyRequest(), 486, "far", "Via: SIP/2.0/UDP 127.0.0.9\n");
        agent.told.expect("refused 486");
        assertThat(wire.take()).containsExactly("ACK");
        agent.tick(32_000);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.told.rest()).isEmpty();
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
        SipRequest invite = answered();
        agent.receive(within(invite, method, 1, "far"));
        assertThat(wire.take()).containsExactly(String.valueOf(status));
    }

    @ParameterizedTest
    @CsvSource({"application/dtmf-relay, 200", "text/plain, 415"})
    void anInfoThatIsNotUnderstoodIsRefusedSoThatTheFarEndCanChooseAnotherWay(String type, int status) {
        SipRequest invite = answered();
        agent.receive(within(invite, "INFO", 1, "far")
                        .replace("Content-Length: 0", "Content-Type: " + type + "\nContent-Length: 8")
                + "Signal=5");
        assertThat(wire.take()).containsExactly(String.valueOf(status));
    }

    @Test
    void reInviteIsAnsweredOnceAcknowledgedAndTellsTheOffer() throws Exception {
        SipRequest invite = answered();
        agent.receive(within(invite, "INVITE", 1, "far"));
        assertThat(wire.take()).containsExactly("200");
        agent.told.expect("answered 200");
        agent.told.expect("reoffered");
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

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, 200",
        "INFO, 200",
        "UPDATE, 200",
        "BYE, 200",
        "INVITE, 491",
        "REFER, 405",
        "PRACK, 405",
        "FROBNICATE, 501"
    })
    void answersWhatComesWhileItRings(String method, int status) throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(within(invite, method, 1, "far"));
        agent.receive(within(invite, method, 2, "somebody-else"));
        assertThat(wire.take()).containsExactly(String.valueOf(status), "481");
        agent.told.expect("provisional 180");
        assertThat(agent.told.rest()).isEmpty();
    }

    @Test
    void numbersGoOnFromTheEarlyDialog() {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 183, "far", "Require: 100rel\nRSeq: 7\n");
        SipRequest prack = wire.onlyRequest();
        assertThat(prack.headers().first("RAck")).isEqualTo("7 1 INVITE");
        assertThat(prack.headers().cseq()).isEqualTo(new CSeq(2, "PRACK"));
        agent.answer(prack, 200);
        agent.answer(invite, 183, "far", "Require: 100rel\nRSeq: 7\n");
        assertThat(wire.take()).as("a repeat").isEmpty();
        agent.receive(within(invite, "OPTIONS", 5, "far"));
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("200", "ACK");
        agent.receive(within(invite, "INFO", 4, "far"));
        assertThat(wire.take()).as("older than the OPTIONS").containsExactly("500");
        call.hangUp();
        assertThat(wire.onlyRequest().headers().cseq()).isEqualTo(new CSeq(3, "BYE"));
    }

    @Test
    void updateWithAnOfferWaitsForTheAnswerToOurs() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(offering(within(invite, "UPDATE", 1, "far")));
        assertThat(wire.take()).containsExactly("491");
    }

    private static String offering(String request) {
        return request.replace("Content-Length: 0", "Content-Type: application/sdp\nContent-Length: 3") + "v=0";
    }

    @Test
    void phoneThatHangsUpWhileItRingsIsCancelledUnlessItsRefusalFollows() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(within(invite, "BYE", 1, "far"));
        assertThat(wire.take()).containsExactly("200");
        agent.tick(4_000);
        assertThat(wire.take()).containsExactly("CANCEL");
        agent.answer(invite, 487);
        agent.told.expect("provisional 180");
        agent.told.expect("refused 487");
    }

    @Test
    void phoneThatHungUpWhileItRangAndStillAnswersIsHungUpOn() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(within(invite, "BYE", 1, "far"));
        wire.take();
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        agent.told.expect("provisional 180");
        agent.told.expect("failed CANCELLED");
    }

    @Test
    void severalPhonesRingAndOneThatNeverRangAnswers() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180, "one", "");
        agent.answer(invite, 183, "two", "");
        agent.answer(invite, 199, "one", "");
        agent.receive(within(invite, "OPTIONS", 1, "two"));
        agent.receive(within(invite, "OPTIONS", 2, "one"));
        assertThat(wire.take()).as("199 ended the first").containsExactly("200", "481");
        agent.answer(invite, 200, "three", "");
        assertThat(wire.onlyRequest().headers().toTag()).isEqualTo("three");
        agent.told.expect("provisional 180");
        agent.told.expect("provisional 183");
        agent.told.expect("provisional 199");
        agent.told.expect("answered 200");
    }

    @Test
    void secondPhoneThatAnswersAfterTheFirstHasLeftIsHungUpOnForAtLeast64T1() {
        SipRequest invite = answered();
        agent.receive(within(invite, "BYE", 1, "far"));
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
        agent.tick(34_000); // 65 s: what is left of a call goes with all of its age, at most 64 s old
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
        agent.told.expect("refused 486");
        assertThat(agent.told.rest()).isEmpty();
    }

    @Test
    void repeatOfTheAnswerAfterTheEndGetsItsAckAndNoBye() {
        SipRequest invite = answered();
        agent.receive(within(invite, "BYE", 1, "far"));
        wire.take();
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK");
    }

    @Test
    void reInviteBeforeTheAnswerIsGlare() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(within(invite, "INVITE", 1, "far"));
        assertThat(wire.take()).containsExactly("491");
    }

    @Test
    void strangersTagsAreNoDialog() {
        SipRequest invite = answered();
        agent.receive(within(invite, "BYE", 1, "somebody-else"));
        agent.receive(within(invite, "BYE", 1, "far").replace(invite.headers().fromTag(), "not-ours"));
        agent.receive(within(invite, "BYE", 1, "far").replace("Call-ID: ", "Call-ID: x"));
        assertThat(wire.take()).containsExactly("481", "481", "481");
    }

    @Test
    void olderNumberIsOutOfOrder() {
        SipRequest invite = answered();
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

    private SipRequest answered() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 200);
        wire.take();
        return invite;
    }

    public static String within(SipRequest invite, String method, int seq, String tag) {
        return method + " sip:ringtrue@127.0.0.1:5070 SIP/2.0\nVia: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK" + method
                + seq + tag + "\nMax-Forwards: 70\nFrom: <sip:bob@127.0.0.1>;tag=" + tag
                + "\nTo: <sip:alice@127.0.0.1>;tag="
                + invite.headers().fromTag() + "\nCall-ID: " + invite.headers().callId() + "\nCSeq: " + seq + " "
                + method
                + "\nContact: <sip:bob@127.0.0.1:5060>\nContent-Length: 0\n\n";
    }

    /// Each way a call can end twice: a call that failed still sends a BYE of its own.
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

    /// Of the kind: an offer by UPDATE or re-INVITE, before and after the answer of another phone; what it may
    /// still ask; its BYE.
    @ParameterizedTest
    @CsvSource({
        "UPDATE, 491, true",
        "INVITE, 491, true",
        "UPDATE, 200, false",
        "OPTIONS, 200, false",
        "INFO, 200, false",
        "BYE, 200, false"
    })
    void aPhoneThatRingsDoesNotTakeOverTheCallAnotherHasAnswered(String method, int status, boolean offers)
            throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.receive(offering(TestAgent.answerTo(invite, 183, "rings", "Require: 100rel\nRSeq: 1\n")));
        agent.answer(wire.onlyRequest(), 200);
        agent.answer(invite, 200, "answers", "");
        assertThat(wire.take()).containsExactly("ACK");
        String request = within(invite, method, 1, "rings");
        agent.receive(offers ? offering(request) : request);
        assertThat(wire.take()).containsExactly(String.valueOf(status));
        if (method.equals("INVITE"))
            agent.receive(within(invite, "ACK", 1, "rings").replace("bKACK", "bKINVITE"));
        agent.tick(10_000);
        assertThat(wire.take()).isEmpty();
        agent.told.expect("provisional 183");
        agent.told.expect("answered 200");
        assertThat(agent.told.rest()).isEmpty();
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
}
