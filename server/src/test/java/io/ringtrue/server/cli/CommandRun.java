package io.ringtrue.server.cli;

import io.ringtrue.server.cli.server.ServerStarter;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.server.VoiceOpener;
import io.ringtrue.server.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/// One run of the command line: its exit status and what it printed.
public record CommandRun(int status, String out, String err) {
    public static final ServerStarter NO_SERVER = (_, _) -> {
        throw new AssertionError("this command starts no server");
    };

    public static final VoiceOpener NO_VOICES = _ -> {
        throw new AssertionError("this command opens no voice");
    };

    public static CommandRun of(String... args) {
        return of(NO_SERVER, Map.of("RINGTRUE_ADMIN_TOKEN", "adm-1"), args);
    }

    public static CommandRun of(ServerStarter starter, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int status = Ringtrue.run(args, surroundings(starter, environment, screen));
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Surroundings surroundings(ServerStarter starter, Map<String, String> environment, Screen screen) {
        return new Surroundings(
                starter,
                NO_VOICES,
                Thread.ofVirtual().factory(),
                Thread.ofPlatform().factory(),
                Clock.systemUTC(),
                environment,
                screen);
    }
}
