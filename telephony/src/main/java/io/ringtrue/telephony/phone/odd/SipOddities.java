package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;
import java.util.function.UnaryOperator;

/// SIP that is broken or unusual where it does not matter.
final class SipOddities {
    private SipOddities() {}

    static List<Oddity> all() {
        return List.of(Oddity.named("semicolon-behind-contact", "ends its Contact with a semicolon")
                .writing(answer(message -> message.with("Contact", message.field("Contact") + ";"))));
    }

    /// In every 200 to an INVITE.
    private static UnaryOperator<SipText> answer(UnaryOperator<SipText> change) {
        return message -> message.isResponse(200, "INVITE") ? change.apply(message) : message;
    }
}
