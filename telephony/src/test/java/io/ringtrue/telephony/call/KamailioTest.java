package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.ringtrue.telephony.sip.KamailioProxy;
import io.ringtrue.telephony.sip.SippCallee;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls through Kamailio to SIPp, with proxy authentication and a proxy that stays in the dialog.
class KamailioTest {
    @ParameterizedTest
    @CsvSource({"MD5, false", "MD5, true", "SHA-256, false"})
    void provesItselfToTheProxyAndHangsUpThroughIt(String algorithm, boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("answers", false, 1);
                KamailioProxy proxy = KamailioProxy.start(callee.port(), algorithm);
                TestDialer dialer = new TestDialer(TestDialer.trunk(proxy.port(), tcp))) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).as(proxy::log).isInstanceOf(Answered.class);
            dialer.expect(Kind.INVITE);
            dialer.expect(Kind.CHALLENGED);
            dialer.expect(Kind.RINGING);
            call.hangUp();
            callee.assertPlayedThrough();
            String bye = callee.received("BYE");
            assertThat(bye.lines().filter(line -> line.startsWith("Via:")).findFirst())
                    .hasValueSatisfying(via -> assertThat(via).contains(":" + proxy.port()));
        }
    }

    @Test
    void isRefusedWithTheWrongPasswordAndTriesNoMore() throws Exception {
        try (SippCallee callee = SippCallee.start("answers", false, 1);
                KamailioProxy proxy = KamailioProxy.start(callee.port(), "MD5")) {
            Trunk wrong = TestDialer.trunk(proxy.port(), false)
                    .with(Map.of(TrunkSetting.PASSWORD, new Trunk.Password("wrong")));
            try (TestDialer dialer = new TestDialer(wrong)) {
                CallRefused refused = (CallRefused) dialer.dial().awaitAnswer();
                assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
                assertThat(refused.sipStatus()).isEqualTo(407);
                assertThat(refused.detail()).doesNotContain("wrong");
            }
        }
    }
}
