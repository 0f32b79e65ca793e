package io.ringtrue.server.cli;

import io.ringtrue.server.cli.server.ServerStarter;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ringtrue serve`: the server. A TERM signal lets the running calls end, within 30 s, and then stops it.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server until Ctrl-C or a TERM signal; running calls may end then (30 s at most).")
final class ServeCommand implements Callable<Integer> {
    private final ServerStarter starter;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML with the settings of docs/configuration.md. Without it: defaults and environment"
                    + " variables such as RINGTRUE_DATA_DIR.")
    private Optional<Path> config = Optional.empty();

    ServeCommand(ServerStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws StartFailed, CommandFailed, InterruptedException {
        if (config.isPresent() && !Files.isReadable(config.get())) {
            throw new CommandFailed(CommandFailed.REFUSED, "--config: cannot read " + config.get());
        }
        starter.start(Map.of(), config).awaitStop();
        return 0;
    }
}
