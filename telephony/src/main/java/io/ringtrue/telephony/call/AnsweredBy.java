package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.answering.Sign;

/// What kind of party answered. [#UNSURE] is to be treated as a human.
public enum AnsweredBy {
    HUMAN,
    MACHINE,
    UNSURE;

    static AnsweredBy of(Sign sign) {
        if (sign.isMachine()) return MACHINE;
        return sign.isPerson() ? HUMAN : UNSURE;
    }
}
