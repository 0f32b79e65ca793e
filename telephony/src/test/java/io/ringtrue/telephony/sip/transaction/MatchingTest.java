package io.ringtrue.telephony.sip.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which transaction a message belongs to (RFC 3261 §17.1.3 and §17.2.3).
class MatchingTest {
    private final Exchange exchange = new Exchange();

    private static SipRequest request(
            String method, String branch, String sentBy, String callId, String fromTag, int seq) {
        return (SipRequest) Exchange.parsed("""
                %1$s sip:bob@biloxi.com SIP/2.0
                Via: SIP/2.0/UDP %3$s;branch=%2$s
                Max-Forwards: 70
                From: <sip:alice@atlanta.com>;tag=%5$s
                To: <sip:bob@biloxi.com>
                Call-ID: %4$s
                CSeq: %6$d %1$s

                """.formatted(method, branch, sentBy, callId, fromTag, seq));
    }

    /// A server transaction is named by branch, sent-by and method; without the magic cookie by everything
    /// else.
    @ParameterizedTest
    @CsvSource({
        "z9hG4bKa, z9hG4bKa, h:5060, c, t, 1, true",
        "z9hG4bKa, z9hG4bKb, h:5060, c, t, 1, false",
        "z9hG4bKa, z9hG4bKa, h:5061, c, t, 1, false",
        "z9hG4bKa, z9hG4bKa, i:5060, c, t, 1, false",
        "z9hG4bKa, z9hG4bKa, h:5060, d, u, 2, true",
        "1, 1, h:5060, c, t, 1, true",
        "1, 2, h:5060, c, t, 1, true",
        "1, 1, h:5060, d, t, 1, false",
        "1, 1, h:5060, c, u, 1, false",
        "1, 1, h:5060, c, t, 2, false",
        "z9hG4bK, z9hG4bK, h:5060, c, t, 2, false",
        "z9hG4bK, z9hG4bK, h:5060, c, t, 1, true",
    })
    void aRepeatIsKnownByItsBranchOrInTheOldWay(
            String first, String second, String sentBy, String callId, String fromTag, int seq, boolean same) {
        SipRequest options = request("OPTIONS", first, "h:5060", "c", "t", 1);
        ServerTransaction transaction = exchange.layer.accept(options, Exchange.UDP, exchange.strand);
        SipRequest other = request("OPTIONS", second, sentBy, callId, fromTag, seq);
        assertThat(exchange.layer.find(other, "OPTIONS")).isSameAs(same ? transaction : null);
    }

    /// §17.1.3: a CANCEL has the branch of its INVITE, so the method of CSeq tells the responses apart.
    @Test
    void theAnswerToACancelIsNotTheInvites() {
        SipRequest invite = Exchange.request("INVITE");
        ClientTransaction inviting = exchange.send(invite, Exchange.UDP);
        SipRequest cancel = Requests.along(invite, "CANCEL", "Bob <sip:bob@biloxi.com>");
        ClientTransaction cancelling = exchange.send(cancel, Exchange.UDP);
        assertThat(inviting).isNotSameAs(cancelling);
        assertThat(exchange.layer.find(Exchange.response(invite, 487))).isSameAs(inviting);
        assertThat(exchange.layer.find(Exchange.response(cancel, 200))).isSameAs(cancelling);
        exchange.arrives(cancel, 200);
        assertThat(exchange.told).containsExactly("200");
        exchange.tick(5_000);
        assertThat(exchange.layer.find(Exchange.response(cancel, 200))).isNull();
        assertThat(exchange.layer.find(Exchange.response(invite, 487)))
                .as("still waiting")
                .isSameAs(inviting);
    }

    private SipResponse withoutMethod(SipRequest request) {
        String text = "SIP/2.0 200 OK\nVia: " + request.headers().first("Via") + "\nCSeq: ?\n\n";
        byte[] data = text.replace("\n", "\r\n").getBytes(UTF_8);
        return ((ParsedMessage.Spoiled) SipParser.read(data, 0, data.length)).response();
    }

    @Test
    void withoutAMethodTheBranchAloneCountsUnlessACancelSharesIt() {
        SipRequest invite = Exchange.request("INVITE");
        ClientTransaction inviting = exchange.send(invite, Exchange.UDP);
        assertThat(exchange.layer.find(withoutMethod(invite))).isSameAs(inviting);
        exchange.send(Requests.along(invite, "CANCEL", "<sip:bob@biloxi.com>"), Exchange.UDP);
        assertThat(exchange.layer.find(withoutMethod(invite))).isNull();
    }

    @Test
    void anotherBranchIsNobodys() {
        SipRequest invite = Exchange.request("INVITE");
        exchange.send(invite, Exchange.UDP);
        SipRequest stranger =
                request("INVITE", "z9hG4bK776asdhdt", "192.0.2.1:5066", "a84b4c76e66710", "1928301774", 314159);
        assertThat(exchange.layer.find(Exchange.response(stranger, 200))).isNull();
    }

    /// A transaction that ends must not take away the place of one that came after it under the same name.
    @Test
    void aTransactionThatEndsForgetsOnlyItself() {
        SipRequest options = Exchange.request("OPTIONS");
        ClientTransaction first = exchange.send(options, Exchange.UDP);
        ClientTransaction second = exchange.send(options, Exchange.UDP);
        first.abandon();
        assertThat(exchange.layer.find(Exchange.response(options, 200))).isSameAs(second);
    }

    /// A proxy may have left its own Via on top (§8.1.3.3 would have it dropped; the call is worth more).
    @Test
    void looksForTheBranchInEveryVia() {
        SipRequest invite = Exchange.request("INVITE");
        String ours = invite.headers().first("Via");
        SipResponse response = Exchange.response(invite, 200);
        assertThat(Requests.isAnsweredBy(response, invite)).isTrue();
        assertThat(Requests.hasBranch(response)).isTrue();
        SipResponse none = new SipResponse(200, "OK", new SipHeaders().add("Via", "SIP/2.0/UDP h"), response.body());
        assertThat(Requests.isAnsweredBy(none, invite)).isFalse();
        assertThat(Requests.hasBranch(none)).isFalse();
        SipResponse below = new SipResponse(
                200,
                "OK",
                new SipHeaders().add("Via", "SIP/2.0/UDP p;branch=z9hG4bKp").add("Via", "" + ours),
                response.body());
        assertThat(Requests.isAnsweredBy(below, invite)).isTrue();
    }

    /// RFC 3261 table 4, in the proportions of another T1.
    @Test
    void allTimersFollowFromT1() {
        assertThat(TransactionTimers.RFC)
                .isEqualTo(new TransactionTimers(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(32),
                        Duration.ofSeconds(32)));
        TransactionTimers quick = TransactionTimers.of(Duration.ofMillis(10));
        assertThat(quick.giveUp()).isEqualTo(Duration.ofMillis(640));
        assertThat(quick.t2()).isEqualTo(Duration.ofMillis(80));
        assertThat(quick.doubled(Duration.ofMillis(40))).isEqualTo(Duration.ofMillis(80));
        assertThat(quick.doubled(Duration.ofMillis(41))).isEqualTo(Duration.ofMillis(80));
        assertThat(quick.doubled(Duration.ofMillis(39))).isEqualTo(Duration.ofMillis(78));
    }
}
