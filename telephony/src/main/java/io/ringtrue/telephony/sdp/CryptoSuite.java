package io.ringtrue.telephony.sdp;

/// The protections we offer and take, best first, by their names on the wire (RFC 4568 §6.2).
public enum CryptoSuite {
    AES_CM_128_HMAC_SHA1_80,
    AES_CM_128_HMAC_SHA1_32
}
