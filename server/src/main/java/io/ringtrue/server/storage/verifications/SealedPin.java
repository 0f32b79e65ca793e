package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.verification.request.Pin;
import java.nio.charset.StandardCharsets;

/// A PIN as its row holds it: sealed for this verification alone.
final class SealedPin {
    private SealedPin() {}

    static byte[] seal(InstallationKey key, long id, Pin pin) {
        return key.seal(purpose(id), pin.digits().getBytes(StandardCharsets.US_ASCII));
    }

    static Pin open(InstallationKey key, long id, byte[] sealed) {
        return new Pin(new String(key.open(purpose(id), sealed), StandardCharsets.US_ASCII));
    }

    private static String purpose(long id) {
        return "pin/" + id;
    }
}
