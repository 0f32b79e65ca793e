/// Encrypts, decrypts and checks media packets (RFC 3711), with the keys that offer and answer carry (RFC
/// 4568).
///
/// Entry point: [SrtpProtection], one for each stream.
///
/// Threads: none of its own. The pacer's thread seals and the reader's thread opens. It never reads or writes
/// a socket, and never logs or prints a key.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.srtp;
