package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.ClientTransaction;
import io.ringtrue.telephony.sip.transport.Hop;

/// Ignores the result of a CANCEL: the final response to the INVITE says whether the call is over (RFC 3261
/// §9.1).
record IgnoredCancel(CallSources sources) implements ClientTransaction.User {
    @Override
    public boolean hears(Hop source) {
        return sources.hears(source);
    }

    @Override
    public void responded(SipResponse response, Hop source) {}

    @Override
    public void timedOut() {}

    @Override
    public void transportFailed() {}
}
