package io.ringtrue.telephony.sdp;

/// An `a=crypto` attribute we cannot keep to. RFC 4568 §5.1.2: it is passed over; there may be another.
///
/// @param problem one line for an operator; never holds a key
record UnusableCrypto(String problem) implements CryptoReading {}
