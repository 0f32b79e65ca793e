package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What goes into a Request-URI is a number and nothing else. The INVITE of a good number is the first the
/// trunk sees.
class DialledNumberTest {
    @Test
    void whatIsNoNumberNeverLeaves() throws Exception {
        try (ScriptedTrunk trunk = new ScriptedTrunk();
                TestDialer dialer = new TestDialer(TestDialer.trunk(trunk.port(), false))) {
            for (String number : List.of(
                    "",
                    "+",
                    "12015550123",
                    "+1201 5550123",
                    "+1201555012x",
                    "+1201;user=phone",
                    "+1201@h",
                    "+١٢٣٤٥٦٧",
                    "+1234567890123456789012",
                    "tel:+12015550123")) {
                Call call = dialer.dialer().dial(new DialOrder(number, TestDialer.LONG, TestDialer.LONG, _ -> {}));
                assertThat(((CallRefused) call.awaitAnswer()).cause())
                        .as("'%s'", number)
                        .isEqualTo(CallRefused.Cause.INVALID_NUMBER);
                assertThat(call.facts().sipCallId()).isEmpty();
            }
            dialer.dial();
            String invite = trunk.take("INVITE ");
            assertThat(invite).startsWith("INVITE sip:+12015550123@");
            trunk.answer(invite, 486, "");
            trunk.take("ACK ");
        }
    }
}
