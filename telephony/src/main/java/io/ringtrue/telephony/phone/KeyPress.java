package io.ringtrue.telephony.phone;

import java.time.Duration;

/// One key that a person presses. Printed without the key, which may belong to a PIN.
///
/// @param key of `0-9`, `*`, `#`, `A-D`
/// @param after time since the answer, or since the key before was released
/// @param pause afterwards wait until the caller has spoken and then been quiet for this long; zero means do
/// not wait
/// @param held how long the key is held down, 40 ms to 8 s
public record KeyPress(char key, Duration after, Duration pause, Duration held) {
    private static final String KEYS = "0123456789*#ABCD";
    private static final Duration SHORTEST = Duration.ofMillis(40);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /// @throws IllegalArgumentException for another key, or when it is held shorter or longer
    public KeyPress {
        if (KEYS.indexOf(key) < 0) throw new IllegalArgumentException("key: not one of " + KEYS);
        if (held.compareTo(SHORTEST) < 0 || held.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("held: " + held + " is not within " + SHORTEST + " to " + LONGEST);
        }
    }

    /// A key held for 80 ms, whether the caller speaks or not.
    public KeyPress(char key, Duration after) {
        this(key, after, Duration.ZERO, Duration.ofMillis(80));
    }

    /// A copy that waits until the caller has spoken and paused.
    public KeyPress oncePaused(Duration pause) {
        return new KeyPress(key, after, pause, held);
    }

    @Override
    public String toString() {
        return "KeyPress[key=*, after=" + after + ", pause=" + pause + ", held=" + held + "]";
    }
}
