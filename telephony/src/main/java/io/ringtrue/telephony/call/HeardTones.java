package io.ringtrue.telephony.call;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceListener;

/// Hears keys in a stream's voice, and passes on those that are not our own voice come back. Used by the
/// stream's reader.
final class HeardTones implements VoiceListener, DtmfDetector.Keys {
    private final DtmfDetector detector = new DtmfDetector(this);
    private final RtpStream stream;
    private final DtmfDetector.Keys keys;
    private boolean ours;

    HeardTones(RtpStream stream, DtmfDetector.Keys keys) {
        this.stream = stream;
        this.keys = keys;
    }

    @Override
    public void heard(short[] samples) {
        detector.hear(samples);
    }

    @Override
    public void pressed(char key) {
        ours = stream.isEcho(detector.lastHeard());
        if (!ours) keys.pressed(key);
    }

    @Override
    public void held(char key) {
        if (!ours) keys.held(key);
    }
}
