/// Protects and checks media packets (RFC 3711), with keys that the session description exchanged (RFC 4568).
///
/// Entry point: [SrtpProtection], one for each stream. It has no thread of its own: the pacer's thread seals and the
/// reader's thread opens. It never reads or writes a socket, and it never logs or prints a key.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.srtp;
