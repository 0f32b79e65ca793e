package io.ringtrue.telephony.media;

/// Both directions' keys: each end chose its own (RFC 4568 §5.1).
///
/// @param sends what we protect ours with
/// @param receives what the far end protects its own with
public record SrtpKeys(SrtpKey sends, SrtpKey receives) {}
