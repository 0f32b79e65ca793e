package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.CallFacts;
import java.time.Instant;
import java.util.List;

/// What a call was, for the operator.
///
/// @param events in order; empty when it was never dialled
public record CallDetailRecord(CallFacts facts, List<Event> events) {
    /// @param event a short name such as `ringing`
    /// @param detail one line; never digits
    public record Event(Instant at, String event, String detail) {}
}
