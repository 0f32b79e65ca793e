package io.ringtrue.server.speech;

/// Is called after each clip that is rendered, or read from the cache, at start-up.
@FunctionalInterface
public interface Progress {
    /// @param done clips ready so far, 1 to `total`
    void rendered(int done, int total);
}
