package io.ringtrue.telephony.rtp;

/// Receives the keys that the far end presses. Called on the reader thread: return quickly, never throw.
@FunctionalInterface
public interface KeyListener {
    /// A key was pressed. Called once for each press.
    ///
    /// @param key of `0-9`, `*`, `#`, `A-D`
    void pressed(char key);

    /// The key pressed last is still down, or has just been released. Called any number of times for each
    /// press; the pause between two keys is counted from the last call.
    default void held(char key) {}

    /// Ignores all keys.
    KeyListener NONE = _ -> {};
}
