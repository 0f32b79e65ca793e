package io.ringtrue.telephony.phone;

/// Told what happens at the far end as it happens, on the calls' own threads: return quickly, never throw.
@FunctionalInterface
public interface FarEndObserver {
    void happened(PhoneCall call, PhoneEvent event);

    /// For those who do not care.
    FarEndObserver NONE = (_, _) -> {};
}
