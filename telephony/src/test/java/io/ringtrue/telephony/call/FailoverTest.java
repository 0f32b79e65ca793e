package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When the second trunk is tried, and when a phone must not ring twice (RFC 3261 §21.5, §21.5.4 for
/// Retry-After).
class FailoverTest {
    private ScriptedTrunk first;
    private ScriptedTrunk second;
    private TestDialer dialer;

    @BeforeEach
    void open() throws IOException {
        first = new ScriptedTrunk();
        second = new ScriptedTrunk();
        dialer = dialer(TransactionTimers.RFC);
    }

    private TestDialer dialer(TransactionTimers timers) throws IOException {
        return new TestDialer(
                TestDialer.LONG,
                timers,
                TestDialer.trunk("second", second.port(), false, 2),
                TestDialer.trunk("first", first.port(), false, 1));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        dialer.close();
    }

    private static void refuse(ScriptedTrunk trunk, int status, String extra) throws IOException {
        trunk.answer(trunk.take("INVITE "), status, extra);
        trunk.take("ACK ");
    }

    /// The trunk gets the call. It refuses it as busy, so that nothing is left to wait for.
    private static void assertTried(ScriptedTrunk trunk) throws IOException {
        refuse(trunk, 486, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 599})
    void aTrunkThatFailsIsFollowedByTheNext(int status) throws Exception {
        Call call = dialer.dial();
        refuse(first, status, "");
        String invite = second.take("INVITE ");
        assertThat(ScriptedTrunk.field(invite, "CSeq")).as("a call of its own").isEqualTo("1 INVITE");
        second.accept(invite);
        second.take("ACK ");
        assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
        assertThat(call.facts().trunk()).isEqualTo("second");
        assertThat(call.facts().sipStatus()).isEqualTo(200);
        call.hangUp();
        second.answer(second.take("BYE "), 200, "");
    }

    @ParameterizedTest
    @CsvSource({
        "404, INVALID_NUMBER",
        "486, BUSY",
        "603, REJECTED",
        "480, NO_ANSWER",
        "403, TRUNK_FAULT",
        "302, TRUNK_FAULT",
        "600, BUSY"
    })
    void aRefusalOfThePhoneIsFinal(int status, CallRefused.Cause cause) throws Exception {
        Call call = dialer.dial();
        refuse(first, status, "");
        CallRefused refused = (CallRefused) call.awaitAnswer();
        assertThat(refused.cause()).isEqualTo(cause);
        assertThat(refused.sipStatus()).isEqualTo(status);
        assertThat(refused.detail()).isEqualTo("trunk first: " + status + " Whatever");
        dialer.await(Kind.REFUSED);
        assertThat(dialer.details()).as("no other trunk").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {180, 183, 199})
    void aTrunkThatFailsOnceItRangIsNot(int provisional) throws Exception {
        Call call = dialer.dial();
        String invite = first.take("INVITE ");
        first.answer(invite, provisional, "");
        first.answer(invite, 503, "");
        first.take("ACK ");
        assertThat(((CallRefused) call.awaitAnswer()).cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
        assertThat(call.facts().trunk()).isEqualTo("first");
    }

    @Test
    void a100IsNoRinging() throws Exception {
        dialer.dial();
        String invite = first.take("INVITE ");
        first.answer(invite, 100, "");
        first.answer(invite, 503, "");
        first.take("ACK ");
        assertTried(second);
    }

    @Test
    void theLastTrunksRefusalIsTheCalls() throws Exception {
        Call call = dialer.dial();
        refuse(first, 503, "Reason: Q.850;cause=34\n");
        refuse(second, 500, "");
        CallRefused refused = (CallRefused) call.awaitAnswer();
        assertThat(refused.sipStatus()).isEqualTo(500);
        assertThat(refused.detail()).startsWith("trunk second: 500");
    }

    /// Whether the trunk that asked for a rest gets the next call.
    @ParameterizedTest
    @CsvSource({
        "Retry-After: 60, false", "Retry-After: 30 (maintenance);duration=3600, false",
                "Retry-After: 99999999999, false",
        "Retry-After: 0, true", "Retry-After: soon, true", "X-Retry-After: 60, true"
    })
    void aTrunkIsLeftAloneForAsLongAsItAsked(String field, boolean tried) throws Exception {
        dialer.dial();
        refuse(first, 503, field + "\n");
        assertTried(second);
        dialer.dial();
        assertTried(tried ? first : second);
    }

    @Test
    void onlyA503MayAskForARest() throws Exception {
        dialer.dial();
        refuse(first, 500, "Retry-After: 60\n");
        assertTried(second);
        dialer.dial();
        assertTried(first);
    }

    /// Timer B after 0.64 s; the trunk is tried last for half a minute then.
    @Test
    void aSilentTrunkIsFollowedByTheNextAndDoubted() throws Exception {
        dialer.close();
        dialer = dialer(TransactionTimers.of(Duration.ofMillis(10)));
        dialer.dial();
        first.take("INVITE ");
        assertTried(second);
        dialer.dial();
        assertTried(second);
    }

    @Test
    void afterAHangUpNoOtherTrunkIsTried() throws Exception {
        Call call = dialer.dial();
        String invite = first.take("INVITE ");
        call.hangUp();
        first.answer(invite, 503, "");
        first.take("ACK ");
        dialer.await(Kind.REFUSED);
        assertThat(((CallRefused) call.awaitAnswer()).cause()).isEqualTo(CallRefused.Cause.CANCELLED);
        assertThat(dialer.details()).isEmpty();
    }
}
