package io.ringtrue.server.speech;

import java.nio.file.Path;
import java.util.Optional;

/// Rendered clips, so that an engine says each sentence once.
public final class PromptCache {
    /// @param directory where static clips outlive a restart; empty: in memory only
    public PromptCache(Optional<Path> directory) {}
}
