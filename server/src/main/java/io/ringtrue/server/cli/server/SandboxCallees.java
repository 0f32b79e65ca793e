package io.ringtrue.server.cli.server;

import java.util.List;

/// The people behind the numbers of the built-in carrier.
@FunctionalInterface
public interface SandboxCallees {
    /// Sets what the callee at `number` keys from now on: they listen for some seconds, key the first entry,
    /// wait a little, key the second, and so on; after the last one they only listen. A later call of this
    /// method replaces it.
    ///
    /// @param number digits only, country code first
    /// @param entries of `0-9`, `*`, `#`; empty: they key nothing
    void keys(String number, List<String> entries);
}
