package io.ringtrue.server.api;

import java.util.Map;

/// Further paths that the operator wants a dialect to answer.
@FunctionalInterface
public interface Aliases {
    /// Alias to path, both below the dialect's base; empty: none are configured.
    Map<String, String> of(String dialect);
}
