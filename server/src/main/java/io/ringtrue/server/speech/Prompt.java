package io.ringtrue.server.speech;

/// Something to play to a callee.
///
/// @param samples 8 kHz mono; the caller's own copy
/// @param text what is said, for timelines and records; a PIN in it is always `*****`, whatever its length
/// @param brandSpoken whether the brand is in it; false when there was none, or when it was left out, as
/// when the voice cannot read it
@SuppressWarnings("ArrayRecordComponent") // a buffer handed over, never compared
public record Prompt(short[] samples, String text, boolean brandSpoken) {}
