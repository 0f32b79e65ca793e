package io.ringtrue.server.cli.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Starts the server in this process. The command line knows no more of it.
@FunctionalInterface
public interface ServerStarter {
    /// Returns when it answers requests.
    ///
    /// @param settings go before the configuration file and the environment: `server.port` → `0`
    /// @param config empty: the defaults and the environment
    /// @throws StartFailed when it cannot; the message is one for the person at the terminal
    RunningServer start(Map<String, Object> settings, Optional<Path> config) throws StartFailed;

    /// Why a server did not start: names the setting, port or file at fault.
    final class StartFailed extends Exception {
        private static final long serialVersionUID = 1L;

        public StartFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
