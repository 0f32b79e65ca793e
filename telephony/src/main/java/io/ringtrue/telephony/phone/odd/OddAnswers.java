package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.SipText;
import java.util.function.UnaryOperator;

/// Changes a far end's responses to an INVITE.
final class OddAnswers {
    private OddAnswers() {}

    /// Changes the SDP in every 183 and 200.
    static UnaryOperator<SipText> sdp(UnaryOperator<String> change) {
        return message -> {
            boolean answer = message.isResponse(200, "INVITE") || message.isResponse(183, "INVITE");
            return answer && !message.body().isEmpty() ? message.withBody(change.apply(message.body())) : message;
        };
    }
}
