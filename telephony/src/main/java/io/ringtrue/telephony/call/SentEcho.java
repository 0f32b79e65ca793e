package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.answering.OwnVoice;
import io.ringtrue.telephony.rtp.RtpStream;

/// What a stream sends, for the recognition of its echo.
record SentEcho(RtpStream stream) implements OwnVoice {
    @Override
    public long find(short[] sound) {
        return stream.placeOfEcho(sound);
    }

    @Override
    public long findNear(short[] sound, long place) {
        return stream.placeOfEcho(sound, place);
    }
}
