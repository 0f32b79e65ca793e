package io.ringtrue.telephony.sip;

/// What all calls of one endpoint share.
record Agent(TransactionLayer layer, Ids ids, OwnAddress own, CallTable calls) {}
