package io.ringtrue.server.dashboard;

import java.nio.file.Path;
import java.util.Optional;

/// What the first run says about this node.
///
/// @param tokenFile where the admin token lies; empty: it stands in the configuration
/// @param sandbox whether the built-in carrier carries the calls
public record SetupRules(Optional<Path> tokenFile, boolean sandbox) {}
