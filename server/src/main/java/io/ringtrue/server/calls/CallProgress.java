package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.CallTrace;
import java.util.List;

/// Told how orders come along. Implemented by the room that placed them.
public interface CallProgress {
    /// The intent to dial is committed, the INVITE is about to leave.
    void dialling(CallOrder order);

    /// Something happened; on any thread, must return quickly.
    ///
    /// @param event a short name: `ringing`, `speaking`, `keys`, …
    /// @param detail one line; never digits
    void happened(CallOrder order, String event, String detail);

    /// An entry did not match: count it now, because the call may end without an outcome. The call goes on meanwhile.
    /// [#finished] counts what this could not.
    ///
    /// @param nth how many there have been in this call, from 1
    void wrongEntry(CallOrder order, int nth);

    /// The call is over, told on the call's own thread; durable when it returns, and told again when it throws.
    /// Never told of an order that could not be dialled because its claim was stale or a stop was asked for:
    /// whoever took it ends it.
    ///
    /// @param traces what passed on the wire, attempt by attempt, whatever the outcome; empty when nothing did
    void finished(CallOrder order, CallOutcome outcome, CallFacts facts, List<CallTrace> traces);
}
