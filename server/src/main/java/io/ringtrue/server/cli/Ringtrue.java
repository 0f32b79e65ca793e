package io.ringtrue.server.cli;

import io.ringtrue.server.cli.admin.AdminCommand;
import io.ringtrue.server.cli.demo.DemoCommand;
import io.ringtrue.server.cli.lists.ValidateCommand;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.BuildVersion;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// The command line with all its commands. Exit statuses mean the same for all of them.
@Command(
        name = "ringtrue",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        description = "Finds out whether a phone number is real and whether a person holds it.",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the server refused or could not start, or the command did not succeed",
            "2:the command line is wrong",
            "3:the server cannot be reached or has failed",
            "4:no admin token, or a wrong one"
        },
        footer = {"%nStart with:  ringtrue demo", "Help on a command:  ringtrue COMMAND --help"})
public final class Ringtrue {
    private Ringtrue() {}

    /// Runs the command that the arguments name; blocks until it has ended. Errors are printed as one
    /// sentence and never thrown.
    ///
    /// @return the exit status
    public static int run(String[] args, Surroundings surroundings) {
        return commandLine(surroundings).execute(args);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        Screen screen = surroundings.screen();
        CommandLine line = new CommandLine(new Ringtrue())
                .addSubcommand(new ServeCommand(surroundings.starter()))
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new PhoneCommand(surroundings))
                .addSubcommand(new ValidateCommand(surroundings))
                .addSubcommand(AdminCommand.commandLine(surroundings));
        line.setOut(new PrintWriter(screen.out(), true, screen.out().charset()));
        line.setErr(new PrintWriter(screen.err(), true, screen.err().charset()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(screen.coloured() ? Ansi.ON : Ansi.OFF));
        line.setExecutionExceptionHandler((failure, _, _) -> report(failure, screen));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static int report(Exception failure, Screen screen) {
        int status = switch (failure) {
            case CommandFailed failed -> failed.status();
            case StartFailed _ -> CommandFailed.REFUSED;
            default -> CommandFailed.REFUSED;
        };
        String message = failure.getMessage();
        screen.err().println("ringtrue: " + (message == null ? failure.toString() : message));
        return status;
    }
}
