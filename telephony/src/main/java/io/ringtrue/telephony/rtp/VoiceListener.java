package io.ringtrue.telephony.rtp;

/// Hears the far end: samples in order, without repeats, what was lost or never sent replaced by silence.
/// Called on the reader thread: return quickly, never throw.
@FunctionalInterface
public interface VoiceListener {
    /// @param samples at 8 kHz, at least one; copy them to keep them, the array is used again
    void heard(short[] samples);

    /// Hears nothing, and costs nothing.
    VoiceListener DEAF = _ -> {};
}
