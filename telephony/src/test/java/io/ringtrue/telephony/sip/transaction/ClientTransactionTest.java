package io.ringtrue.telephony.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.SipRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The two client machines of RFC 3261 §17.1 in every state: what goes out when, what the user is told, and
/// when nothing of them is left.
class ClientTransactionTest {
    private final Exchange exchange = new Exchange();
    private final SipRequest invite = Exchange.request("INVITE");
    private final SipRequest options = Exchange.request("OPTIONS");

    /// Milliseconds at which something leaves within a time.
    private List<Long> sentWithin(long millis) {
        List<Long> at = new ArrayList<>();
        for (long now = 1; now <= millis; now++) {
            exchange.tick(1);
            if (!exchange.wire.take().isEmpty()) at.add(now);
        }
        return at;
    }

    /// §17.1.1.2: timer A doubles, and timer B fires after 64*T1.
    @Test
    void anInviteNobodyAnswersIsSentSevenTimesIn32Seconds() {
        exchange.send(invite, Exchange.UDP);
        assertThat(exchange.wire.take()).containsExactly("INVITE");
        assertThat(sentWithin(31_999)).containsExactly(500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L);
        assertThat(exchange.told).isEmpty();
        exchange.tick(1);
        assertThat(exchange.told).containsExactly("timeout");
        assertThat(exchange.wire.unanswered()).containsExactly(Exchange.UDP);
        assertThat(sentWithin(40_000)).isEmpty();
    }

    /// §17.1.2.2: timer E doubles up to T2, and timer F fires after 64*T1.
    @Test
    void anotherRequestNobodyAnswersIsSentElevenTimesIn32Seconds() {
        exchange.send(options, Exchange.UDP);
        assertThat(exchange.wire.take()).containsExactly("OPTIONS");
        assertThat(sentWithin(31_999))
                .containsExactly(500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
        exchange.tick(1);
        assertThat(exchange.told).containsExactly("timeout");
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.alarms.pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS"})
    void overAStreamNothingIsRepeatedAndBOrFStillFires(String method) {
        exchange.send(Exchange.request(method), Exchange.TCP);
        assertThat(exchange.wire.take()).containsExactly(method);
        assertThat(sentWithin(31_999)).isEmpty();
        assertThat(exchange.told).isEmpty();
        exchange.tick(1);
        assertThat(exchange.told).containsExactly("timeout");
        assertThat(exchange.alarms.pending()).isZero();
    }

    /// §17.1.2.2: a request that is being worked on is repeated every T2, and timer F still holds.
    @Test
    void aProvisionalSlowsARequestDownAndDoesNotSaveIt() {
        exchange.send(options, Exchange.UDP);
        exchange.wire.take();
        exchange.tick(400);
        exchange.arrives(options, 100);
        assertThat(sentWithin(31_600))
                .as("since the provisional came")
                .containsExactly(100L, 4_100L, 8_100L, 12_100L, 16_100L, 20_100L, 24_100L, 28_100L);
        assertThat(exchange.told).containsExactly("100", "timeout");
    }

    /// §17.1.1.2: an INVITE that is being worked on may take as long as it likes.
    @Test
    void aProvisionalSavesAnInvite() {
        exchange.send(invite, Exchange.UDP);
        exchange.wire.take();
        exchange.arrives(invite, 100);
        exchange.arrives(invite, 180);
        assertThat(sentWithin(70_000)).isEmpty();
        exchange.arrives(invite, 200);
        assertThat(exchange.told).containsExactly("100", "180", "200");
        assertThat(exchange.wire.take())
                .as("the ACK of a 2xx is the call's business")
                .isEmpty();
        assertThat(exchange.layer.size()).isZero();
    }

    /// §17.1.1.2: timer D, and §17.1.1.3: which ACK.
    @Test
    void everyRepeatOfARefusalIsAcknowledgedFor32SecondsAndToldOnce() {
        exchange.send(invite, Exchange.UDP);
        exchange.wire.take();
        exchange.arrives(invite, 486);
        SipRequest ack = exchange.wire.onlyRequest();
        assertThat(ack.uri()).isEqualTo("sip:bob@biloxi.com");
        assertThat(ack.headers().list("Via")).isEqualTo(invite.headers().list("Via"));
        assertThat(ack.headers().first("From")).isEqualTo(invite.headers().first("From"));
        assertThat(ack.headers().first("To")).isEqualTo("Bob <sip:bob@biloxi.com>;tag=a6c85cf");
        assertThat(ack.headers().cseq()).isEqualTo(new CSeq(314159, "ACK"));
        exchange.tick(31_999);
        exchange.arrives(invite, 486);
        assertThat(exchange.wire.take()).containsExactly("ACK");
        exchange.arrives(invite, 183);
        assertThat(exchange.wire.take()).as("a provisional too late").isEmpty();
        exchange.tick(1);
        exchange.arrives(invite, 486);
        assertThat(exchange.wire.take()).isEmpty();
        assertThat(exchange.told).containsExactly("486");
    }

    /// A fork may answer behind another one's refusal: that 2xx is not this transaction's.
    @Test
    void anAnswerBehindARefusalIsLeftToTheCall() {
        ClientTransaction transaction = exchange.send(invite, Exchange.UDP);
        assertThat(transaction.receive(Exchange.response(invite, 486), Exchange.UDP))
                .isTrue();
        assertThat(transaction.receive(Exchange.response(invite, 200), Exchange.UDP))
                .isFalse();
        assertThat(transaction.receive(Exchange.response(invite, 486), Exchange.UDP))
                .isTrue();
        assertThat(exchange.told).containsExactly("486");
    }

    /// §17.1.1.2 and §17.1.2.2: timers D and K are zero on a stream.
    @ParameterizedTest
    @CsvSource({"INVITE, 486", "INVITE, 200", "OPTIONS, 200", "OPTIONS, 486"})
    void overAStreamAFinalResponseEndsItAtOnce(String method, int status) {
        SipRequest request = Exchange.request(method);
        exchange.send(request, Exchange.TCP);
        exchange.arrives(request, status);
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.alarms.pending()).isZero();
    }

    /// §17.1.2.2: timer K = T4.
    @Test
    void repeatsOfAFinalResponseAreAbsorbedForFiveSeconds() {
        exchange.send(options, Exchange.UDP);
        exchange.wire.take();
        exchange.arrives(options, 200);
        assertThat(sentWithin(4_999)).isEmpty();
        exchange.arrives(options, 200);
        exchange.arrives(options, 500);
        assertThat(exchange.layer.size()).isEqualTo(1);
        exchange.tick(1);
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.told).containsExactly("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS"})
    void aRequestThatCannotLeaveFailsOnce(String method) {
        exchange.send(Exchange.request(method), Exchange.UDP);
        exchange.wire.failLast();
        exchange.wire.failLast();
        exchange.tick(60_000);
        assertThat(exchange.told).containsExactly("failed");
        assertThat(exchange.layer.size()).isZero();
    }

    /// The socket may complain late: what has been answered stays answered.
    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS"})
    void aFailureBehindTheAnswerChangesNothing(String method) {
        SipRequest request = Exchange.request(method);
        exchange.send(request, Exchange.UDP);
        exchange.arrives(request, 200);
        exchange.wire.failLast();
        assertThat(exchange.told).containsExactly("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS"})
    void abandonedItIsSilentAndForgotten(String method) {
        ClientTransaction transaction = exchange.send(Exchange.request(method), Exchange.UDP);
        exchange.wire.take();
        transaction.abandon();
        assertThat(sentWithin(40_000)).isEmpty();
        assertThat(exchange.told).isEmpty();
        assertThat(exchange.layer.size()).isZero();
        assertThat(exchange.alarms.pending()).isZero();
    }
}
