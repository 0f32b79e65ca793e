package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;

/// What a stream is protected with.
///
/// @param tag of the offer's attribute that was taken
public record AgreedKeys(int tag, SrtpKeys keys) {
    public SrtpSuite suite() {
        return keys.sends().suite();
    }
}
