package io.ringtrue.telephony.call;

/// Receives the events of a call as they happen. Called on telephony's threads: return quickly, never throw.
@FunctionalInterface
public interface CallObserver {
    /// One event, in the order in which they happened.
    void happened(CallEvent event);

    /// Ignores all events.
    CallObserver NONE = _ -> {};
}
