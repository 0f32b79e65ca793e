package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Ids;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transport.OwnAddress;

/// What all calls of one endpoint share.
record UserAgentCore(TransactionLayer layer, Ids ids, OwnAddress own, CallTable calls, Counts counts) {
    UserAgentCore(TransactionLayer layer, Ids ids, OwnAddress own, CallTable calls) {
        this(layer, ids, own, calls, new Counts());
    }
}
