package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.NameAddr;
import io.ringtrue.telephony.sip.message.Params;
import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipUri;
import io.ringtrue.telephony.sip.transport.FakeWire;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers with one unreadable part. Cases: each field that a call does not need, broken in every way; each
/// field that it needs, broken around the needed part; start lines; lengths; too much of everything. A 2xx
/// always gets its ACK, and a BYE if the call cannot be held.
class LeniencyTest {
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

    private static String good(SipRequest invite) {
        return TestAgent.answerTo(invite, 200, "far", "X-Last: 1\n");
    }

    /// The text to find and its replacement; `
    /// ` is CRLF, `~` a tab, `^` a NUL.
    static Stream<String[]> spoilt() {
        return Stream.of(
                swap("bob@127.0.0.1:5060>", "bob@127.0.0.1:5060;x=\"a b\">"),
                swap("bob@127.0.0.1:5060>", "bob@127.0.0.1:5060;x=\"a>"),
                swap("bob@127.0.0.1:5060>", "bob@127.0.0.1:5060>;"),
                swap("bob@127.0.0.1:5060>", "bob@127.0.0.1:5060;>;;expires=;=x;q"),
                swap("bob@127.0.0.1:5060>", "bob@127.0.0.1:5060>, \"<<"),
                swap("bob@127.0.0.1:5060>", "bob@127.0.0.1:5060>\nContact: <sip:"),
                swap("<sip:bob@127.0.0.1:5060>", "\"Bob <sip:bob@127.0.0.1:5060>"),
                swap("<sip:bob@127.0.0.1:5060>", "B\u00fc@b, (x) <sip:bob@127.0.0.1:5060>"),
                swap("<sip:bob@127.0.0.1:5060>", "< sip:bob@127.0.0.1:5060 >"),
                swap("<sip:bob@127.0.0.1:5060>", "sip:bob@127.0.0.1:5060 ; x"),
                swap("To: <sip:bob@127.0.0.1>", "To: \"\"unknown\"\" <sip:bob@127.0.0.1>"),
                swap("To: <sip:bob@127.0.0.1>", "To: \"unknown <sip:bob@127.0.0.1>"),
                swap("To: <sip:bob@127.0.0.1>", "To: <sip:b\"ob@127.0.0.1>"),
                swap("To: <sip:bob@127.0.0.1>", "To: <>"),
                swap("To: <sip:bob@127.0.0.1>", "To: "),
                swap("To: <sip:bob@127.0.0.1>;tag=far", "To: <sip:bob@127.0.0.1>;;tag=far;"),
                swap("To: <sip:bob@127.0.0.1>;tag=far", "To: <sip:bob@127.0.0.1> ;~tag =  far ; x"),
                swap("To: <sip:bob@127.0.0.1>;tag=far", "T : <sip:bob@127.0.0.1>;tag=far"),
                swap("To: <sip:bob@127.0.0.1>;tag=far", "To: <sip:bob@127.0.0.1>\nTo: <sip:bob@127.0.0.1>;tag=far"),
                swap("From: ", "From: \"\"x\"\" "),
                swap("\nFrom: ", "\nFrom: <sip:other@x>;tag=1\nFrom: "),
                swap("\nFrom: ", "\nX-From: "),
                swap("\nCall-ID: ", "\nX-Call-ID: "),
                swap("CSeq: 1 INVITE", "CSeq:~0000001 ~INVITE "),
                swap(";rport", ";rport=;received="),
                swap(";rport", ";rport;;received=\"x;"),
                swap("SIP/2.0/UDP ", "SIP / 2.0 /~UDP  "),
                swap("SIP/2.0/UDP 127.0.0.1:5070", "SIP/2.0/UDP 127.0.0.1:99999"),
                swap("SIP/2.0/UDP 127.0.0.1:5070", "nonsense"),
                swap("SIP/2.0 200 Whatever", "SIP/2.0 200"),
                swap("SIP/2.0 200 Whatever", "sip/2.0 200 "),
                swap("SIP/2.0 200 Whatever", "SIP/2.0  200~Gut \u00fc\u00ff^"),
                swap("SIP/2.0 200 Whatever", "\n^\nSIP/2.0 200 OK"),
                swap("X-Last: 1", "Bad Name(: 1"),
                swap("X-Last: 1", ": nameless"),
                swap("X-Last: 1", "no colon"),
                swap("X-Last: 1", "^: ^\u00ff\u00fe"),
                swap("X-Last: 1", "Date: yesterday"),
                swap("X-Last: 1", "Require: the-impossible"),
                swap("X-Last: 1", "Max-Forwards: many"),
                swap("X-Last: 1", "Warning: 1812 overture \"in progress"),
                swap("X-Last: 1", "Record-Route: <sip:\"x;lr"),
                swap("X-Last: 1", "Allow: \"\n Supported: ,,,"),
                swap("X-Last: 1", "Content-Length: 99999"),
                swap("X-Last: 1", "Content-Length: -1"),
                swap("Content-Length: 0\n\n", "Content-Length: 0\n"),
                swap("Content-Length: 0\n\n", "Content-Length: 0"),
                swap("Content-Length: 0", "Content-Length: 0x1G"),
                swap("Content-Length: 0", "Content-Length: 18446744073709551617"),
                swap("X-Last: 1\n", "X: y\n".repeat(280)),
                swap("X-Last: 1\n", "X: y\n".repeat(12_000)),
                swap("SIP/2.0 200 Whatever\n", "SIP/2.0 200 OK\n" + "X: y\n".repeat(12_000)));
    }

    private static String[] swap(String text, String other) {
        return new String[] {text, other};
    }

    private static String on(String message, String text, String other) {
        assertThat(message).contains(text);
        return message.replace(text, other.replace('~', '\t').replace('^', '\0'));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void holdsACallWhoseAnswerIsSpoiltWhereItDoesNotMatter(String text, String other) throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.receive(on(good(invite), text, other));
        agent.events.expect("answered 200");
        SipRequest ack = wire.onlyRequest();
        assertThat(ack.headers().toTag()).isEqualTo("far");
        assertThat(ack.headers().cseq()).isEqualTo(new CSeq(1, "ACK"));
        assertThat(NameAddr.read(String.valueOf(ack.headers().first("To"))))
                .as("written exactly")
                .isNotNull();
        call.hangUp();
        SipRequest bye = wire.onlyRequest();
        assertThat(SipUri.read(bye.uri())).as("written exactly").isPresent();
        agent.answer(bye, 200);
        assertThat(wire.take()).isEmpty();
        assertThat(agent.agent.calls().size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void aRefusalSpoiltAnywhereStillRefuses(String text, String other) throws Exception {
        if (text.startsWith("SIP/2.0 200")) return;
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.receive(on(good(invite), text, other).replace("SIP/2.0 200", "SIP/2.0 486"));
        assertThat(wire.take()).containsExactly("ACK");
        agent.events.expect("refused 486");
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void ringingSpoiltAnywhereDoesNoHarm(String text, String other) throws Exception {
        if (text.startsWith("SIP/2.0 200")) return;
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.receive(on(good(invite), text, other).replace("SIP/2.0 200", "SIP/2.0 180"));
        agent.events.expect("provisional 180");
        agent.answer(invite, 200);
        agent.events.expect("answered 200");
        assertThat(wire.take()).containsExactly("ACK");
    }

    /// What a call needs: the tag, and which request is answered.
    @ParameterizedTest
    @CsvSource({
        "'To: <sip:bob@127.0.0.1>;tag=far', 'To: \"x <sip:bob@127.0.0.1>', ''",
        "'To: <sip:bob@127.0.0.1>;tag=far', 'X-To: x', ''",
        "'CSeq: 1 INVITE', 'CSeq: INVITE', far",
        "'CSeq: 1 INVITE', 'X-CSeq: 1 INVITE', far",
        "'CSeq: 1 INVITE', 'CSeq: 99999999999 INVITE', far",
        "'Via: ', 'Via: SIP/2.0/UDP 127.0.0.1:5070;branch=BRANCH, ', far"
    })
    void acknowledgesAndHangsUpWhatItCannotHold(String text, String other, String tag) throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        String branch = invite.headers().topVia().branch();
        agent.receive(on(good(invite), text, other).replace("BRANCH", branch));
        SipRequest ack = wire.firstRequest();
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.headers().toTag()).isEqualTo(tag);
        assertThat(wire.onlyRequest().method()).isEqualTo("BYE");
        agent.events.expect("failed GARBLED");
    }

    @Test
    void anAnswerWithoutATagGoesToThePhoneThatRang() {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        agent.receive(good(invite).replace("To: <sip:bob@127.0.0.1>;tag=far", "To: \"x <sip:bob@127.0.0.1>"));
        assertThat(wire.firstRequest().headers().toTag()).isEqualTo("far");
        assertThat(wire.onlyRequest().headers().toTag()).isEqualTo("far");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "<>", "<sip:>", "tel:+12015550123", "<sip:bob@[1:2>", "<sip:bob@127.0.0.1:0>"})
    void withoutAUsefulContactRequestsGoBackWhereTheAnswerCameFrom(String contact) {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.receive(good(invite).replace("Contact: <sip:bob@127.0.0.1:5060>", "Contact: " + contact));
        SipRequest ack = wire.onlyRequest();
        assertThat(ack.uri()).isEqualTo(contact.startsWith("tel") ? contact : "sip:bob@127.0.0.1");
        call.hangUp();
        assertThat(wire.onlyRequest().method()).isEqualTo("BYE");
        assertThat(wire.lastHop()).isEqualTo(TestAgent.PEER);
    }

    /// Within a dialog we answer every request that can be matched.
    @ParameterizedTest
    @CsvSource({
        "'CSeq: 1 BYE', 'CSeq: 2554554301 BYE'",
        "'CSeq: 1 BYE', 'CSeq: 4294967295 BYE'",
        "'Max-Forwards: 70', 'X: y'",
        "'Max-Forwards: 70', 'Max-Forwards: x'",
        "'From: <', 'From: \"\"x\"\" <'",
        "'Contact: <', 'Contact: <<\"'",
        "'Content-Length: 0', 'no colon'",
        "'Content-Length: 0', 'Content-Length: 5'",
        "'SIP/2.0\nVia', 'sip/2.0 \nVia'",
        "'Max-Forwards: 70', 'Call-ID: x'",
        "';branch', ';rport=;received=;branch'"
    })
    void answersABrokenByeOfTheCall(String text, String other) throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 200);
        wire.take();
        String bye = DialogTest.within(invite, "BYE", 1, "far").replace("Max-Forwards: 70\nFrom", "From");
        String ordered = bye.replace("Content-Length: 0", "Max-Forwards: 70\nContent-Length: 0");
        agent.receive(on(ordered, text, other));
        assertThat(wire.take()).containsExactly("200");
        agent.events.expect("answered 200");
        agent.events.expect("bye");
    }

    @Test
    void brokenRoutesLeaveTheGoodOnes() {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.receive(good(invite)
                .replace(
                        "X-Last: 1",
                        "Record-Route: <sip:127.0.0.2;lr>, <sip:\";lr>, <sip:127.0.0.3:5062;lr;x=\"a\">, \"<"));
        wire.take();
        call.hangUp();
        SipRequest bye = wire.onlyRequest();
        assertThat(bye.headers().list("Route"))
                .containsExactly("<sip:127.0.0.3:5062;lr;x=%22a%22>", "<sip:127.0.0.2;lr>");
        assertThat(wire.lastHop().address().getPort()).isEqualTo(5062);
    }

    @Test
    void readsTheMessageWhole() {
        byte[] data =
                "SIP/2.0 200\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\nCSeq: 1 INVITE\r\n\r\nbody".getBytes(ISO_8859_1);
        assertThat(SipParser.read(data, 0, data.length)).isInstanceOf(ParsedMessage.Whole.class);
    }

    /// Cases: the branch missing, Via missing, a proxy's Via left on top; while the INVITE waits, by a second
    /// phone, and after the end of the call.
    private static String[] withoutOurBranch(String answer, String branch) {
        return new String[] {
            answer.replace(";branch=" + branch, ""),
            answer.replace(branch, ""),
            answer.replace("Via: ", "X-Via: "),
            answer.replace("Via: ", "Via: SIP/2.0/UDP 127.0.0.9;branch=z9hG4bKproxy, "),
            answer.replace("CSeq: 1 INVITE", "CSeq: x").replace("Via: ", "Via: SIP/2.0/UDP 127.0.0.9, ")
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void anAnswerThatLostItsBranchIsAcknowledgedAndHungUpOn(int way) throws Exception {
        agent.call();
        SipRequest invite = wire.onlyRequest();
        String branch = invite.headers().topVia().branch();
        agent.receive(withoutOurBranch(good(invite), branch)[way]);
        SipRequest ack = wire.firstRequest();
        assertThat(ack.headers().cseq()).isEqualTo(new CSeq(1, "ACK"));
        assertThat(ack.headers().toTag()).isEqualTo("far");
        agent.answer(wire.onlyRequest(), 200);
        agent.events.expect("failed GARBLED");
        agent.receive(withoutOurBranch(good(invite), branch)[way]);
        assertThat(wire.take()).as("once more").containsExactly("ACK");
        assertThat(agent.agent.calls().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aSecondPhonesAnswerThatLostItsBranchIsHungUpOnDuringTheCallAndAfterIt(int way) throws Exception {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        String branch = invite.headers().topVia().branch();
        agent.answer(invite, 200);
        assertThat(wire.take()).containsExactly("ACK");
        agent.receive(withoutOurBranch(good(invite), branch)[way]);
        assertThat(wire.take()).as("a repeat").containsExactly("ACK");
        agent.receive(withoutOurBranch(good(invite).replace("tag=far", "tag=two"), branch)[way]);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        call.hangUp();
        agent.answer(wire.onlyRequest(), 200);
        agent.receive(withoutOurBranch(good(invite), branch)[way]);
        assertThat(wire.take()).as("a repeat after the end").containsExactly("ACK");
        agent.receive(withoutOurBranch(good(invite).replace("tag=far", "tag=three"), branch)[way]);
        assertThat(wire.take()).containsExactly("ACK", "BYE");
        agent.events.expect("answered 200");
        assertThat(agent.events.rest()).isEmpty();
    }

    @Test
    void whatLostItsBranchAndIsNoAnswerToAnInviteChangesNothing() {
        OutgoingCall call = agent.call();
        SipRequest invite = wire.onlyRequest();
        agent.answer(invite, 180);
        call.hangUp();
        SipRequest cancel = wire.onlyRequest();
        for (String each : withoutOurBranch(TestAgent.answerTo(cancel, 200, "far", ""), "none")) agent.receive(each);
        agent.receive(good(invite).replace("SIP/2.0 200", "SIP/2.0 486").replace("Via: ", "X-Via: "));
        agent.receive(good(invite).replace("Via: ", "X-Via: ").replace("CSeq: 1 INVITE", "CSeq: x"));
        agent.receive(good(invite).replace("Via: ", "X-Via: ").replace("Call-ID: ", "Call-ID: x"));
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void theSchemeOfABrokenBareAddressIsNoParameter() {
        NameAddr read = NameAddr.salvage("sip:bob@127.0.0.1 tag=far");
        assertThat(read.uri()).isEqualTo("sip:bob@127.0.0.1");
        assertThat(read.params().has("sip")).isFalse();
        assertThat(read.tag()).isEqualTo("far");
        assertThat(NameAddr.salvage("sip:bob@127.0.0.1").params()).isSameAs(Params.NONE);
    }
}
