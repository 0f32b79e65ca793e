package io.ringtrue.telephony.rtp;

/// Receives the far end's voice: samples in order, without repeats, with silence in place of lost or unsent
/// packets. Called on the reader thread: return quickly, never throw.
@FunctionalInterface
public interface VoiceListener {
    /// @param samples at 8 kHz, at least one. The array is reused, so copy it to keep it
    void heard(short[] samples);

    /// Ignores all voice, at no cost.
    VoiceListener DEAF = _ -> {};
}
