package io.ringtrue.server;

import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.ServerStarter;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.server.wiring.Threads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The door by which tests of the whole enter: the server and the command line as the process itself would start
/// them.
public final class TestServer {
    private TestServer() {}

    /// @param config YAML; empty: the defaults
    public static RunningServer start(Map<String, Object> settings, Optional<Path> config) throws StartFailed {
        return new SpringStarter().start(settings, config);
    }

    /// What the command line is given, but with another screen, and a look at every server it starts.
    public static Surroundings surroundings(Screen screen, UnaryOperator<RunningServer> watch) {
        ServerStarter starter = (settings, config) -> watch.apply(start(settings, config));
        return new Surroundings(
                starter,
                new SpringVoices(),
                Threads.virtual("cli"),
                Threads.platform("cli-end"),
                Clock.systemUTC(),
                Map.of(),
                screen);
    }
}
