package io.ringtrue.telephony.sip;

/// Told of every INVITE from outside a dialog.
@FunctionalInterface
public interface IncomingCalls {
    /// Called on a SIP thread: return quickly and go on elsewhere. 100 has been sent.
    ///
    /// @return who is told what happens to this call
    CallListener arrived(IncomingCall call);

    /// For those who only ever call: 403, so that nobody tries again.
    IncomingCalls REFUSED = call -> {
        call.refuse(403, "Forbidden");
        return new CallListener() {};
    };
}
