package io.ringtrue.telephony.sdp;

/// The result of reading an `a=crypto` attribute.
sealed interface CryptoReading permits CryptoLine, UnusableCrypto {}
