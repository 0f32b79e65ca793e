package io.ringtrue.telephony.sip;

import java.util.concurrent.atomic.LongAdder;

/// Counts the messages from addresses that are not listed, since the endpoint was opened.
///
/// @param unlisted messages that contained a call's branch or tags. They were processed, except on a strict
/// trunk
/// @param strangers messages that contained neither; they were dropped
record Counts(LongAdder unlisted, LongAdder strangers) {
    Counts() {
        this(new LongAdder(), new LongAdder());
    }
}
