package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpSuite;

/// An `a=crypto` attribute: `1 AES_CM_128_HMAC_SHA1_80 inline:…` (RFC 4568 §9.1).
///
/// @param tag which of the offer's it is or answers, 1 to 999999999 of ours and 0 too of theirs
/// @param key what the one who wrote it protects their media with
public record CryptoLine(int tag, SrtpSuite suite, MasterKey key) implements CryptoReading {

    /// As it stands after `a=crypto:`. Without lifetime, which then is the longest there is (RFC 4568 §6.1), and
    /// without MKI, since there is but one key.
    String text() {
        return tag + " " + suite + " inline:" + key.inline();
    }

    SrtpKey srtp() {
        return new SrtpKey(suite, key);
    }
}
