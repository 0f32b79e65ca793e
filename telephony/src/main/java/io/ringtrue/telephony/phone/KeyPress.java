package io.ringtrue.telephony.phone;

import java.time.Duration;

/// One key a person presses. Prints without the key: it may be of a PIN.
///
/// @param key of `0-9`, `*`, `#`, `A-D`
/// @param after how long after the answer, or after the key before was let go
/// @param pause then wait until the caller has said something since, and has been quiet for this long; zero: do not
/// @param held how long it is held down, 40 ms to 8 s
public record KeyPress(char key, Duration after, Duration pause, Duration held) {
    private static final String KEYS = "0123456789*#ABCD";
    private static final Duration SHORTEST = Duration.ofMillis(40);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    public KeyPress {
        if (KEYS.indexOf(key) < 0) throw new IllegalArgumentException("key: not one of " + KEYS);
        if (held.compareTo(SHORTEST) < 0 || held.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("held: " + held + " is not within " + SHORTEST + " to " + LONGEST);
        }
    }

    /// Held 80 ms, whatever the caller says.
    public KeyPress(char key, Duration after) {
        this(key, after, Duration.ZERO, Duration.ofMillis(80));
    }

    /// The same once the caller has spoken and paused.
    public KeyPress oncePaused(Duration pause) {
        return new KeyPress(key, after, pause, held);
    }

    @Override
    public String toString() {
        return "KeyPress[key=*, after=" + after + ", pause=" + pause + ", held=" + held + "]";
    }
}
