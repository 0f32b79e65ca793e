package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.CallFacts;

/// Told how orders come along. Implemented by the room that placed them.
public interface CallProgress {
    /// The intent to dial is committed, the INVITE is about to leave.
    void dialling(CallOrder order);

    /// Something happened; on any thread, must return quickly.
    ///
    /// @param event a short name: `ringing`, `speaking`, `keys`, …
    /// @param detail one line; never digits
    void happened(CallOrder order, String event, String detail);

    /// The call is over, told on the call's own thread; durable when it returns, and told again when it throws.
    /// Never told of an order that could not be dialled because its claim was stale or a stop was asked for:
    /// whoever took it ends it.
    void finished(CallOrder order, CallOutcome outcome, CallFacts facts);
}
