package io.ringtrue.telephony.rtp;

/// Told of each key the far end presses, on the reader thread: return quickly, never throw.
@FunctionalInterface
public interface KeyListener {
    /// A key went down. Once for each press.
    ///
    /// @param key of `0-9`, `*`, `#`, `A-D`
    void pressed(char key);

    /// The key pressed last was still down a moment ago, or has just come up. Any number of times for each press; a
    /// pause counts from the last.
    default void held(char key) {}

    /// For those who wait for no keys.
    KeyListener NONE = _ -> {};
}
