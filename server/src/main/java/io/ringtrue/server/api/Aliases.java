package io.ringtrue.server.api;

import java.util.Map;

/// Further paths that the operator has configured for a dialect.
@FunctionalInterface
public interface Aliases {
    /// For each alias the path it stands for, both below the dialect's base; empty: none are configured.
    Map<String, String> of(String dialect);
}
