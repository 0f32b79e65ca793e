package io.ringtrue.telephony.sdp;

/// What a stream is protected with: each end chose its own key (RFC 4568 §5.1).
///
/// @param tag of the offer's attribute that was taken
/// @param ours what we protect what we send with
/// @param theirs what the far end protects what it sends with
public record AgreedKeys(int tag, CryptoSuite suite, MasterKey ours, MasterKey theirs) {}
