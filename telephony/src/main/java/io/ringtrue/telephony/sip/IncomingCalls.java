package io.ringtrue.telephony.sip;

/// Told of every INVITE from outside a dialog.
@FunctionalInterface
public interface IncomingCalls {
    /// Called on a SIP thread: return quickly and go on elsewhere. 100 has been sent.
    ///
    /// @return who is told what happens to this call
    CallListener arrived(IncomingCall call);
}
