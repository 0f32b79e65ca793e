package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Ids;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transport.OwnAddress;

/// The parts that all calls of one endpoint share.
record UserAgentCore(TransactionLayer layer, Ids ids, OwnAddress own, CallTable calls, Counts counts) {
    UserAgentCore(TransactionLayer layer, OwnAddress own) {
        this(layer, new Ids(), own, new CallTable(recent(layer)), new Counts());
    }

    /// Further answers to an INVITE may arrive for 64*T1 (RFC 3261 §13.2.2.4).
    private static RecentCalls recent(TransactionLayer layer) {
        return new RecentCalls(layer.newStrand(), layer.timers().giveUp());
    }
}
