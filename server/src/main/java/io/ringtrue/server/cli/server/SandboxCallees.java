package io.ringtrue.server.cli.server;

import java.util.List;

/// The people behind the numbers of the built-in carrier.
@FunctionalInterface
public interface SandboxCallees {
    /// From now on, whoever is called at `number` listens for some seconds, keys the first entry, waits a little,
    /// keys the second, and so on; after the last one they only listen.
    ///
    /// @param number digits only, country code first
    /// @param entries of `0-9`, `*`, `#`; empty: they key nothing
    void keys(String number, List<String> entries);
}
