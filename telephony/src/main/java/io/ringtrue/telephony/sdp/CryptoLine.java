package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpSuite;

/// An `a=crypto` attribute: `1 AES_CM_128_HMAC_SHA1_80 inline:…` (RFC 4568 §9.1).
///
/// @param tag identifies the line within the offer: 1 to 999999999, and 0 too in a far end's line
/// @param key the key with which the writer of this line protects the media it sends
public record CryptoLine(int tag, SrtpSuite suite, MasterKey key) implements CryptoReading {

    /// The text after `a=crypto:`. It has no lifetime, which means the maximum (RFC 4568 §6.1), and no MKI,
    /// because there is only one key.
    String text() {
        return tag + " " + suite + " inline:" + key.inline();
    }

    SrtpKey srtp() {
        return new SrtpKey(suite, key);
    }
}
