package io.ringtrue.telephony.sdp;

/// An `a=crypto` attribute that we do not support. It is skipped, because another one may follow (RFC 4568
/// §5.1.2).
///
/// @param problem one line for the log; never contains a key
record UnusableCrypto(String problem) implements CryptoReading {}
