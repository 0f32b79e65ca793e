package io.ringtrue.server.people;

import java.time.Instant;

/// What an authenticator app shows.
public final class AppCode {
    private AppCode() {}

    /// @param key as a page shows it, in groups
    /// @param steps 0: now; 1: the code of the next half minute
    public static String of(String key, int steps) {
        long step = Totp.step(Instant.now()) + steps;
        return Totp.code(Base32.bytes(key.replace(" ", "")), step, Totp.DIGITS);
    }
}
