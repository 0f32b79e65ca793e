package io.ringtrue.server.cli.server;

import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.speech.Prompts;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the voices that a server with this configuration would have, in this process and without a server.
@FunctionalInterface
public interface VoiceOpener {
    /// Renders English, which takes about a second; reads and writes no data folder.
    ///
    /// @param config empty: the defaults and the environment
    /// @throws StartFailed when the configuration is wrong; the message names the setting
    Prompts open(Optional<Path> config) throws StartFailed;
}
