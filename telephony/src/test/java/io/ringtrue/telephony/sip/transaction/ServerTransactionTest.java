package io.ringtrue.telephony.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The two server machines of RFC 3261 §17.2 in every state, with what RFC 6026 §7.1 adds for a 2xx.
class ServerTransactionTest {
    private final Exchange exchange = new Exchange();
    private final SipRequest invite = Exchange.request("INVITE");
    private final SipRequest options = Exchange.request("OPTIONS");

    private static Hop source(Transport transport) {
        return transport == Transport.UDP ? Exchange.UDP : Exchange.TCP;
    }

    private void respond(ServerTransaction transaction, int status) {
        transaction.respond(Responses.to(transaction.request(), Exchange.UDP, status, "Whatever", "x"));
    }

    private InviteServerTransaction invited(Transport transport) {
        return exchange.layer.acceptInvite(invite, source(transport), exchange.strand);
    }

    /// §17.2.1: timer G doubles up to T2, timer H gives up after 64*T1.
    @Test
    void aRefusalNobodyAcknowledgesIsSentElevenTimesIn32Seconds() {
        InviteServerTransaction transaction = invited(Transport.UDP);
        respond(transaction, 486);
        assertThat(exchange.wire.take()).containsExactly("486");
        List<Long> at = new ArrayList<>();
        for (long now = 1; now < 32_000; now++) {
            exchange.tick(1);
            if (!exchange.wire.take().isEmpty()) at.add(now);
        }
        assertThat(at)
                .containsExactly(500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
        assertThat(exchange.layer.size()).isEqualTo(1);
        exchange.tick(1);
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.alarms.pending()).isZero();
    }

    /// §17.2.1: on a stream nothing is repeated, and timer I is zero.
    @Test
    void aRefusalOnAStreamIsSentOnceAndForgottenWithItsAck() {
        InviteServerTransaction transaction = invited(Transport.TCP);
        respond(transaction, 486);
        exchange.tick(31_999);
        assertThat(exchange.wire.take()).containsExactly("486");
        assertThat(exchange.layer.size()).isEqualTo(1);
        assertThat(transaction.acknowledged()).isTrue();
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.alarms.pending()).isZero();
    }

    /// §17.2.1: timer I = T4, in which repeated ACKs and INVITEs are absorbed.
    @Test
    void anAcknowledgedRefusalAbsorbsWhatIsRepeatedForFiveSeconds() {
        InviteServerTransaction transaction = invited(Transport.UDP);
        respond(transaction, 486);
        exchange.wire.take();
        assertThat(transaction.acknowledged()).isTrue();
        transaction.repeated();
        assertThat(transaction.acknowledged()).isTrue();
        exchange.tick(4_999);
        assertThat(exchange.wire.take()).isEmpty();
        assertThat(exchange.layer.size()).isEqualTo(1);
        exchange.tick(1);
        assertThat(exchange.layer.size()).isZero();
    }

    /// §17.2.1: a repeated INVITE gets the provisional sent last.
    @Test
    void aRepeatedInviteGetsWhatWasSaidLast() {
        InviteServerTransaction transaction = invited(Transport.UDP);
        transaction.repeated();
        assertThat(exchange.wire.take()).as("nothing was said yet").isEmpty();
        respond(transaction, 100);
        respond(transaction, 180);
        transaction.repeated();
        transaction.repeated();
        assertThat(exchange.wire.take()).containsExactly("100", "180", "180", "180");
        exchange.tick(60_000);
        assertThat(exchange.wire.take())
                .as("nobody repeats a provisional unasked")
                .isEmpty();
        assertThat(exchange.layer.size()).as("ringing may last").isEqualTo(1);
    }

    /// RFC 6026 §7.1: timer L; the 2xx and its ACK are the call's business.
    @ParameterizedTest
    @EnumSource(Transport.class)
    void anAnswerIsSentOnceAndRepeatedInvitesAreAbsorbedFor32Seconds(Transport transport) {
        InviteServerTransaction transaction = invited(transport);
        respond(transaction, 200);
        transaction.repeated();
        assertThat(transaction.acknowledged()).isFalse();
        exchange.tick(31_999);
        assertThat(exchange.wire.take()).containsExactly("200");
        assertThat(exchange.layer.size()).isEqualTo(1);
        exchange.tick(1);
        assertThat(exchange.layer.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200, 486", "486, 200", "486, 603", "200, 180", "486, 180"})
    void whatFollowsAFinalResponseIsNeverSent(int first, int second) {
        InviteServerTransaction transaction = invited(Transport.UDP);
        respond(transaction, first);
        respond(transaction, second);
        assertThat(exchange.wire.take()).containsExactly(String.valueOf(first));
    }

    /// §9.2: a CANCEL has an effect only while there is no final response.
    @ParameterizedTest
    @CsvSource({"0, 1", "180, 1", "200, 0", "486, 0"})
    void aCancelCountsWhileThereIsNoFinalResponse(int said, int cancelled) {
        InviteServerTransaction transaction = invited(Transport.UDP);
        int[] cancels = new int[1];
        transaction.onCancel(() -> cancels[0]++);
        if (said > 0) respond(transaction, said);
        transaction.cancel();
        assertThat(cancels[0]).isEqualTo(cancelled);
    }

    /// §17.2.2: timer J = 64*T1, and each repeat gets the response again.
    @Test
    void aRepeatedRequestGetsItsAnswerAgainFor32Seconds() {
        ServerTransaction transaction = exchange.layer.accept(options, Exchange.UDP, exchange.strand);
        transaction.repeated();
        assertThat(exchange.wire.take())
                .as("§17.2.2: in Trying it is discarded")
                .isEmpty();
        respond(transaction, 100);
        transaction.repeated();
        respond(transaction, 200);
        respond(transaction, 500);
        transaction.repeated();
        exchange.tick(31_999);
        transaction.repeated();
        assertThat(exchange.wire.take()).containsExactly("100", "100", "200", "200", "200");
        assertThat(exchange.layer.size()).isEqualTo(1);
        exchange.tick(1);
        assertThat(exchange.layer.size()).isZero();
    }

    /// §17.2.2: timer J is zero on a stream.
    @Test
    void anAnsweredRequestOnAStreamIsForgottenAtOnce() {
        respond(exchange.layer.accept(options, Exchange.TCP, exchange.strand), 200);
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.alarms.pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS"})
    void isFoundByWhatRepeatsIt(String method) {
        SipRequest request = Exchange.request(method);
        ServerTransaction transaction = exchange.layer.accept(request, Exchange.UDP, exchange.strand);
        assertThat(exchange.layer.find(Exchange.request(method), method)).isSameAs(transaction);
        assertThat(exchange.layer.find(Exchange.request("ACK"), "INVITE"))
                .isSameAs(method.equals("INVITE") ? transaction : null);
        assertThat(exchange.layer.find(request, "BYE")).isNull();
    }
}
