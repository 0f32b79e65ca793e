package io.ringtrue.telephony.sip;

/// What all calls of one endpoint share.
record Agent(TransactionLayer layer, Ids ids, OwnAddress own, CallTable calls, Counts counts) {
    Agent(TransactionLayer layer, Ids ids, OwnAddress own, CallTable calls) {
        this(layer, ids, own, calls, new Counts());
    }
}
