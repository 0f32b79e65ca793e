package io.ringtrue.telephony.media;

/// The keys of both directions. Each end chooses the key for what it sends (RFC 4568 §5.1).
///
/// @param sends protects our media
/// @param receives protects the far end's media
public record SrtpKeys(SrtpKey sends, SrtpKey receives) {}
