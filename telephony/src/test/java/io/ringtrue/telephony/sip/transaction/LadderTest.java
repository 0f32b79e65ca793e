package io.ringtrue.telephony.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.FakeWire;
import io.ringtrue.telephony.sip.transport.TickedAlarms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a ladder keeps of a call's messages, and what not.
class LadderTest {
    private static final String INVITE = "INVITE sip:bob@biloxi.com SIP/2.0";

    private final Ladder ladder = new Ladder();

    private List<String> lines() {
        return ladder.copy().rungs().stream()
                .map(rung -> (rung.isSent() ? "> " : "< ") + rung.line() + " x" + rung.repeats())
                .toList();
    }

    private static SipRequest to(String uri) {
        return new SipRequest("BYE", uri, new SipHeaders().add("CSeq", "2 BYE"), Body.NONE);
    }

    private static SipResponse said(int status, String reason, String tag) {
        SipHeaders headers = new SipHeaders().add("To", "<sip:a@b>" + tag).add("CSeq", "1 INVITE");
        return new SipResponse(status, reason, headers, Body.NONE);
    }

    @Test
    void countsRepeatsOnTheRowOfTheFirst() {
        SipRequest invite = Exchange.request("INVITE");
        ladder.sent(invite);
        ladder.sent(invite);
        ladder.received(said(180, "Ringing", ";tag=1"));
        ladder.received(said(180, "Ringing", ";tag=1"));
        ladder.received(said(180, "Ringing", ";tag=1"));
        assertThat(lines()).containsExactly("> " + INVITE + " x1", "< SIP/2.0 180 Ringing x2");
        assertThat(ladder.copy().rungs().getFirst().cseq()).isEqualTo("314159 INVITE");
    }

    @Test
    void keepsApartWhatIsNoRepeat() {
        ladder.received(said(180, "Ringing", ";tag=1"));
        ladder.received(said(180, "Ringing", ";tag=2"));
        ladder.received(said(183, "Session Progress", ";tag=1"));
        assertThat(lines()).hasSize(3).allMatch(line -> line.endsWith(" x0"));
    }

    @Test
    void keepsTheLastAndCountsWhatIsLeftOut() {
        for (int i = 0; i < 100; i++) ladder.received(said(183, "" + i, ";tag=1"));
        Ladder.Copy copy = ladder.copy();
        assertThat(copy.rungs()).hasSize(Ladder.MOST);
        assertThat(copy.leftOut()).isEqualTo(100 - Ladder.MOST);
        assertThat(copy.rungs().getLast().line()).isEqualTo("SIP/2.0 183 99");
    }

    @ParameterizedTest
    @CsvSource({
        "sip:+12015550123@192.0.2.1:5080;transport=tcp, sip:+12015550123@192.0.2.1:5080",
        "sip:bob:secret@carrier.example, sip:bob@carrier.example",
        "sips:bob@[2001:db8::1]?Authorization=Digest%20secret, sips:bob@[2001:db8::1]",
        "sip:carrier.example;token=secret, sip:carrier.example",
        "http://bob:secret@carrier.example/, (URI not shown)",
        "'sip:bob secret@carrier.example', (URI not shown)"
    })
    void showsNothingOfAUriThatMayBeSecret(String uri, String shown) {
        ladder.sent(to(uri));
        assertThat(lines()).containsExactly("> BYE " + shown + " SIP/2.0 x0");
    }

    @Test
    void showsNoUriOfAnyLength() {
        ladder.sent(to("sip:bob:1234" + "5".repeat(8_192) + "@carrier.example"));
        assertThat(lines()).containsExactly("> BYE (URI not shown) SIP/2.0 x0");
    }

    @Test
    void cutsAndEscapesAHostileReason() {
        ladder.received(said(486, "\u202eerew\u001b[2J" + "x".repeat(8_192), ";tag=1"));
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("< SIP/2.0 486 \\u202eerew\\u001b[2Jxxx")
                .hasSizeLessThan(240);
    }

    @Test
    void showsAResponseWithoutAReadableCSeq() {
        ladder.received(new SipResponse(200, "OK", new SipHeaders(), Body.NONE));
        assertThat(ladder.copy().rungs().getFirst().cseq()).isEqualTo("0 ?");
    }

    /// Timers A and D in ticked time: the INVITE is repeated twice, then refused; the refusal comes twice.
    @Test
    void countsWhatTheTransactionsRepeat() {
        FakeWire wire = new FakeWire();
        TickedAlarms alarms = new TickedAlarms();
        TransactionLayer layer = new TransactionLayer(wire, alarms, TransactionTimers.RFC);
        Strand strand = layer.newStrand(ladder);
        SipRequest invite = Exchange.request("INVITE");
        ClientTransaction transaction = layer.request(invite, Exchange.UDP, strand, new Exchange());
        alarms.tick(Duration.ofMillis(1_600));
        for (int i = 0; i < 2; i++) {
            SipResponse busy = Exchange.response(invite, 486);
            ladder.received(busy);
            transaction.receive(busy, Exchange.UDP);
        }
        assertThat(lines())
                .containsExactly(
                        "> " + INVITE + " x2", "< SIP/2.0 486 Whatever x1", "> ACK sip:bob@biloxi.com SIP/2.0 x1");
    }

    @Test
    void recordsNothingOnceRecordingHasStopped() {
        TransactionLayer layer = new TransactionLayer(new FakeWire(), new TickedAlarms(), TransactionTimers.RFC);
        Strand strand = layer.newStrand(ladder);
        strand.stopRecording();
        layer.request(Exchange.request("INVITE"), Exchange.UDP, strand, new Exchange());
        assertThat(lines()).isEmpty();
        assertThat(strand.ladder().copy().rungs()).isEmpty();
    }
}
