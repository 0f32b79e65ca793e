package io.ringtrue.telephony.call;

/// Told what happens on the wire as it happens, on telephony's own threads: return quickly, never throw.
@FunctionalInterface
public interface CallObserver {
    void happened(CallEvent event);

    /// For those who do not care.
    CallObserver NONE = _ -> {};
}
