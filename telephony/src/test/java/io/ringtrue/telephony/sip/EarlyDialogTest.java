package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.FakeWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests and answers while phones ring: RFC 3261 §12.1, §13.2.2.4.
class EarlyDialogTest {
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

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
        agent.receive(DialogTest.within(invite, method, 1, "far"));
        agent.receive(DialogTest.within(invite, method, 2, "somebody-else"));
        assertThat(wire.take()).containsExactly(String.valueOf(status), "481");
        agent.events.expect("provisional 180");
        assertThat(agent.events.rest()).isEmpty();
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
        agent.receive(DialogTest.within(invite, "OPTIONS", 5, "far"));
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("200", "ACK");
        agent.receive(DialogTest.within(invite, "INFO", 4, "far"));
        assertThat(wire.take()).as("older than the OPTIONS").containsExactly("500");
        call.hangUp();
        assertThat(wire.onlyRequest().headers().cseq()).isEqualTo(new CSeq(3, "BYE"));
    }

    @Test
    void updateWithAnOfferWaitsForTheAnswerToOurs() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(offering(DialogTest.within(invite, "UPDATE", 1, "far")));
        assertThat(wire.take()).containsExactly("491");
    }

    @Test
    void phoneThatHangsUpWhileItRingsIsCancelledUnlessItsRefusalFollows() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(DialogTest.within(invite, "BYE", 1, "far"));
        assertThat(wire.take()).containsExactly("200");
        agent.tick(4_000);
        assertThat(wire.take()).containsExactly("CANCEL");
        agent.answer(invite, 487);
        agent.events.expect("provisional 180");
        agent.events.expect("refused 487");
    }

    @Test
    void phoneThatHungUpWhileItRangAndStillAnswersIsHungUpOn() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(DialogTest.within(invite, "BYE", 1, "far"));
        wire.take();
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        agent.events.expect("provisional 180");
        agent.events.expect("failed CANCELLED");
    }

    @Test
    void severalPhonesRingAndOneThatNeverRangAnswers() throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180, "one", "");
        agent.answer(invite, 183, "two", "");
        agent.answer(invite, 199, "one", "");
        agent.receive(DialogTest.within(invite, "OPTIONS", 1, "two"));
        agent.receive(DialogTest.within(invite, "OPTIONS", 2, "one"));
        assertThat(wire.take()).as("199 ended the first").containsExactly("200", "481");
        agent.answer(invite, 200, "three", "");
        assertThat(wire.onlyRequest().headers().toTag()).isEqualTo("three");
        agent.events.expect("provisional 180");
        agent.events.expect("provisional 183");
        agent.events.expect("provisional 199");
        agent.events.expect("answered 200");
    }

    @Test
    void reInviteBeforeTheAnswerIsGlare() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(DialogTest.within(invite, "INVITE", 1, "far"));
        assertThat(wire.take()).containsExactly("491");
    }

    /// Cases: an offer by UPDATE or re-INVITE, before and after the answer of another phone; other requests;
    /// its BYE.
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
        String request = DialogTest.within(invite, method, 1, "rings");
        agent.receive(offers ? offering(request) : request);
        assertThat(wire.take()).containsExactly(String.valueOf(status));
        if (method.equals("INVITE"))
            agent.receive(DialogTest.within(invite, "ACK", 1, "rings").replace("bKACK", "bKINVITE"));
        agent.tick(10_000);
        assertThat(wire.take()).isEmpty();
        agent.events.expect("provisional 183");
        agent.events.expect("answered 200");
        assertThat(agent.events.rest()).isEmpty();
    }

    private static String offering(String request) {
        return request.replace("Content-Length: 0", "Content-Type: application/sdp\nContent-Length: 3") + "v=0";
    }
}
