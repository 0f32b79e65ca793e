package io.ringtrue.server.cli.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Starts the server in this process. The command line depends on nothing else of the server's wiring.
@FunctionalInterface
public interface ServerStarter {
    /// Starts a server; returns when it answers requests.
    ///
    /// @param settings take precedence over the configuration file and the environment, such as
    /// `server.port` → `0`
    /// @param config empty: the defaults and the environment
    /// @throws StartFailed when it cannot start; the message is for the person at the terminal
    RunningServer start(Map<String, Object> settings, Optional<Path> config) throws StartFailed;

    /// The server did not start. The message names the setting, port or file at fault.
    final class StartFailed extends Exception {
        private static final long serialVersionUID = 1L;

        public StartFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
