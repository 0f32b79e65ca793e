package io.ringtrue.telephony.sip;

/// Receives every INVITE outside a dialog.
@FunctionalInterface
public interface IncomingCalls {
    /// A call arrived, and 100 has been sent. Called on a SIP thread: return quickly and do longer work on
    /// another thread.
    ///
    /// @return receives the further events of this call
    CallListener arrived(IncomingCall call);
}
