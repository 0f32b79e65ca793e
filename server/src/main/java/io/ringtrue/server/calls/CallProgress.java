package io.ringtrue.server.calls;

/// Told how orders come along. Implemented by the room that placed them.
public interface CallProgress {
    /// The intent to dial is committed, the INVITE is about to leave.
    void dialling(CallOrder order);

    /// Something happened; on any thread, must return quickly.
    void happened(CallOrder order, CallDetailRecord.Event event);

    /// The call is over: exactly once per claimed order, on the call's own thread. Durable when it returns.
    void finished(CallOrder order, CallOutcome outcome, CallDetailRecord record);
}
