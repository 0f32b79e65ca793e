package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;
import java.util.function.UnaryOperator;

/// Keys under another payload type, with other timestamps, or in another spelling than was agreed.
final class KeyOddities {
    private KeyOddities() {}

    static List<Oddity> all() {
        return List.of(Oddity.named("info-with-colon", "sends keys by INFO as \"Signal: 5\"")
                .keyingBy(KeyWay.INFO)
                .writing(info(body -> body.replace("Signal=", "Signal: "))));
    }

    private static UnaryOperator<SipText> info(UnaryOperator<String> change) {
        return message -> message.isRequest("INFO") ? message.withBody(change.apply(message.body())) : message;
    }
}
