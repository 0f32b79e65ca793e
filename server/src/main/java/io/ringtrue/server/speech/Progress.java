package io.ringtrue.server.speech;

/// Told how far the rendering at start-up has come.
@FunctionalInterface
public interface Progress {
    /// @param done clips ready so far, 1 to `total`
    void rendered(int done, int total);
}
