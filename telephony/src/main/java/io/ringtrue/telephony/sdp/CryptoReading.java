package io.ringtrue.telephony.sdp;

/// What an `a=crypto` attribute says.
sealed interface CryptoReading permits CryptoLine, UnusableCrypto {}
