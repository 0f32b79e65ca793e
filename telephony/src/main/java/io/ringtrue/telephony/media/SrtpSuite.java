package io.ringtrue.telephony.media;

/// The SRTP suites that we support, best first (RFC 4568 §6.2): AES with 128 bits in counter mode, and
/// shortened HMAC-SHA1. Their names are those in SDP.
public enum SrtpSuite {
    AES_CM_128_HMAC_SHA1_80(10),
    AES_CM_128_HMAC_SHA1_32(4);

    /// RFC 4568 §6.2.2: "the SRTCP authentication tag is 80 bits" with either suite.
    public static final int SRTCP_TAG_BYTES = 10;

    private final int tagBytes;

    SrtpSuite(int tagBytes) {
        this.tagBytes = tagBytes;
    }

    /// Octets of the tag at the end of each RTP packet.
    public int tagBytes() {
        return tagBytes;
    }
}
