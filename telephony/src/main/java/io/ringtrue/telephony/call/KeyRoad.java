package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.keys.HeardTones;
import io.ringtrue.telephony.call.keys.KeyLog;
import io.ringtrue.telephony.rtp.KeyListener;

/// Passes the keys that arrive by one way to their call.
record KeyRoad(Dialling dialling, KeyLog.Way way) implements KeyListener, HeardTones.Road {
    @Override
    public boolean mayCount(char key) {
        return dialling.mayCount(key, way);
    }

    @Override
    public void pressed(char key) {
        dialling.pressed(key, way);
    }

    @Override
    public void held(char key) {
        dialling.held(key, way);
    }
}
