package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;
import java.util.function.UnaryOperator;

/// Session descriptions that are broken or unusual where it does not matter.
final class DescriptionOddities {
    private DescriptionOddities() {}

    static List<Oddity> all() {
        return List.of(
                Oddity.named("blank-line-before-description", "begins its session description with an empty line")
                        .writing(answer(sdp -> "\r\n" + sdp)));
    }

    /// In every 200 to an INVITE.
    private static UnaryOperator<SipText> answer(UnaryOperator<String> change) {
        return message -> message.isResponse(200, "INVITE") && !message.body().isEmpty()
                ? message.withBody(change.apply(message.body()))
                : message;
    }
}
