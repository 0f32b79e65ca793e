package io.ringtrue.server.api.v1;

/// Speaks what a callee would hear, by the voice that speaks in calls.
@FunctionalInterface
public interface VoicePreviews {
    /// @param language a BCP 47 tag; one without a voice is spoken in English
    /// @param brand who calls; empty: nobody in particular
    /// @param announcePin whether an invented PIN is said
    /// @throws IllegalArgumentException when the brand breaks its rule; the message is the rule
    Preview speak(String language, String brand, boolean announcePin);

    /// @param wav the file, 8 kHz mono
    /// @param words what is said, with `*****` for a PIN
    record Preview(byte[] wav, String words) {}
}
