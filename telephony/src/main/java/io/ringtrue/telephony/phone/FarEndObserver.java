package io.ringtrue.telephony.phone;

/// Receives the events of a far end's calls as they happen. Called on the calls' threads: return quickly,
/// never throw.
@FunctionalInterface
public interface FarEndObserver {
    /// One event, in the order in which they happened in this call.
    void happened(PhoneCall call, PhoneEvent event);

    /// Ignores all events.
    FarEndObserver NONE = (_, _) -> {};
}
