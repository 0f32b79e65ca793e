package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.CallEvent.Kind;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.sip.SippCallee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trunks with encrypted media, and far ends that refuse or weaken it. SIPp's scripts check our answers.
class EncryptedCallTest {
    private static final Sound LONG_PROMPT = Sound.of(new short[8_000 * 20]);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void acknowledgesAndHangsUpOnAPlainAnswerWhenRequired(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("answers", tcp, 1);
                TestDialer dialer = dialer(Trunk.Srtp.REQUIRED, callee, tcp)) {
            Call call = dialer.dial();
            CallRefused refused = (CallRefused) call.awaitAnswer();
            assertThat(refused.cause()).isEqualTo(CallRefused.Cause.TRUNK_FAULT);
            assertThat(refused.detail()).isEqualTo("trunk main: SRTP is required, and the answer is RTP/AVP");
            assertThat(call.facts().packetsSent()).isZero();
            callee.assertPlayedThrough();
            assertThat(callee.received("INVITE")).contains(" RTP/SAVP 0 8 101", "a=crypto:1 AES_CM_128_HMAC_SHA1_80");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatKnowsNoKeysIsCalledPlainWhenOptional(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("answers", tcp, 1);
                TestDialer dialer = dialer(Trunk.Srtp.OPTIONAL, callee, tcp)) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            dialer.expect(Kind.INVITE);
            dialer.expect(Kind.RINGING);
            assertThat(dialer.expect(Kind.ANSWERED).detail()).isEqualTo("PCMU");
            call.hangUp();
            callee.assertPlayedThrough();
            assertThat(callee.received("INVITE")).contains(" RTP/AVP 0 8 101", "a=crypto:2 AES_CM_128_HMAC_SHA1_32");
        }
    }

    @Test
    void noTwoCallsShareAKey() throws Exception {
        try (SippCallee first = SippCallee.start("busy", false, 1);
                SippCallee second = SippCallee.start("busy", false, 1);
                TestDialer one = dialer(Trunk.Srtp.REQUIRED, first, false);
                TestDialer other = dialer(Trunk.Srtp.REQUIRED, second, false)) {
            one.dial().awaitAnswer();
            other.dial().awaitAnswer();
            first.assertPlayedThrough();
            second.assertPlayedThrough();
            assertThat(keyIn(first)).isNotEqualTo(keyIn(second)).hasSize(40);
        }
    }

    private static String keyIn(SippCallee callee) throws Exception {
        String invite = callee.received("INVITE");
        int at = invite.indexOf("inline:") + "inline:".length();
        return invite.substring(at, at + 40);
    }

    /// Plain re-INVITE: 488. UPDATE with UNENCRYPTED_SRTP: 488. New key and suite: 200. Plain answer to our offer: BYE.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void staysEncryptedWhateverTheFarEndOffersLater(boolean tcp) throws Exception {
        try (SippCallee callee = SippCallee.start("drops-encryption", tcp, 1);
                TestDialer dialer = dialer(Trunk.Srtp.REQUIRED, callee, tcp)) {
            Call call = dialer.dial();
            assertThat(call.awaitAnswer()).isInstanceOf(Answered.class);
            CallEnded ended = catchThrowableOfType(CallEnded.class, () -> call.playToEnd(LONG_PROMPT));
            assertThat(ended.why()).as(callee::log).isEqualTo(CallEnded.Cause.LOST);
            callee.assertPlayedThrough();
            dialer.expect(Kind.INVITE);
            assertThat(dialer.expect(Kind.ANSWERED).detail()).isEqualTo("PCMU, SRTP");
            assertThat(dialer.expect(Kind.BYE).detail())
                    .isEqualTo("us, no voice: SRTP is required, and the answer is RTP/AVP");
        }
    }

    private static TestDialer dialer(Trunk.Srtp srtp, SippCallee callee, boolean tcp) throws Exception {
        return new TestDialer(TestDialer.with(srtp, TestDialer.trunk(callee.port(), tcp)));
    }
}
