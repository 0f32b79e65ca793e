package io.ringtrue.telephony.rtp;

/// Told of each key the far end presses, once, when it goes down; on the reader thread: return quickly, never throw.
@FunctionalInterface
public interface KeyListener {
    /// @param key of `0-9`, `*`, `#`, `A-D`
    void pressed(char key);

    /// For those who wait for no keys.
    KeyListener NONE = _ -> {};
}
