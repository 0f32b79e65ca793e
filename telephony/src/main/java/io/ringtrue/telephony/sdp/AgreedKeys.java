package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;

/// The agreed protection of a stream: SRTP with these keys.
///
/// @param tag of the offer's `a=crypto` attribute that was accepted
/// @param keys ours to send with and the far end's to receive with
public record AgreedKeys(int tag, SrtpKeys keys) {
    /// The suite, the same in both directions.
    public SrtpSuite suite() {
        return keys.sends().suite();
    }
}
