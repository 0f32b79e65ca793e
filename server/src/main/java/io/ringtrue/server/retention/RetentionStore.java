package io.ringtrue.server.retention;

import java.time.Instant;

/// Masks what is old: the port that `storage` implements.
public interface RetentionStore {
    /// Masks every verification that was accepted before this and is over, with its timeline, its
    /// callbacks and their attempts, and deletes the records of its calls and wrong PINs of that age. A
    /// callback that is still due keeps its verification from being masked. Works in transactions of a
    /// bounded size, and leaves the rest for the next time when there is much.
    ///
    /// @return how many verifications were masked
    long mask(Instant before, Instant now);
}
