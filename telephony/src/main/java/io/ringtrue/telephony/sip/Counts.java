package io.ringtrue.telephony.sip;

import java.util.concurrent.atomic.LongAdder;

/// What came from addresses nobody listed, since the endpoint was opened.
///
/// @param unlisted messages that showed a call's branch or tags, taken or, on a strict trunk, dropped
/// @param strangers messages that showed neither, dropped
record Counts(LongAdder unlisted, LongAdder strangers) {
    Counts() {
        this(new LongAdder(), new LongAdder());
    }
}
