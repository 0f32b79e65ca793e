package io.ringtrue.telephony.phone.odd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.CallEvent;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import org.junit.jupiter.api.Test;

/// A far end that sends BYE while it rings, and then a 200. Our side has not hung up.
class EarlyHangUpTest {
    @Test
    void aFarEndThatHangsUpBeforeItAnswersHasRejectedTheCall() throws Exception {
        OddCall call = OddCall.to(Oddity.named("hangs-up-while-ringing", "sends BYE behind its 180, then answers")
                .speaking(HangingUpWhileRinging::new));
        assertThat(call.keyed()).startsWith("refused REJECTED:");
        assertThat(call.farEnd().kind()).as("it is not left hanging").isEqualTo(PhoneEvent.Kind.BYE);
        assertThat(call.story()).last().isEqualTo(new CallEvent(CallEvent.Kind.BYE, "far end, before it answered"));
    }

    private static final class HangingUpWhileRinging implements SipHabit {
        private boolean hungUp;

        @Override
        public void leaving(SipText message, Outlet wire) {
            if (message.isResponse(200, "INVITE") && !hungUp) return; // it is repeated
            wire.send(message);
            if (message.isResponse(180, "INVITE")) wire.send(Replies.within(message, "BYE", 1));
        }

        @Override
        public boolean arriving(SipText message, Outlet wire) {
            if (!message.isResponse(200, "BYE")) return true;
            hungUp = true;
            return false;
        }
    }
}
