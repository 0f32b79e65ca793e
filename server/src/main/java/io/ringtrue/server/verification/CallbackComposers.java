package io.ringtrue.server.verification;

import java.util.Optional;

/// Each dialect's composer, by the dialect's name.
@FunctionalInterface
public interface CallbackComposers {
    /// Empty: there is no such dialect, or it sends no callbacks.
    Optional<CallbackComposer> of(String dialect);
}
