package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `admin numbers …`
@Command(name = "numbers", description = "Data about numbers: load official files, list sources.")
final class NumberCommands {
    private final AdminCommand admin;

    NumberCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = {
                "Loads an official file about who holds which numbers, on the node at --url.",
                "Files of NANPA, CNAC, Ofcom, ARCEP, Russia, Mexico and OCN classes are recognized by their content."
                        + " Unpack archives first. A damaged file is refused with its lines and changes nothing."
            })
    int load(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--dry-run", description = "Only show what it would change.") boolean dryRun)
            throws CommandFailed, InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailed(CommandFailed.USAGE, "FILE: cannot read " + file);
        }
        JsonNode answer = admin.client().upload("/numbers?dryRun=" + dryRun, file);
        return admin.report(answer, () -> {
            Screen screen = admin.screen();
            screen.line(answer.path("source").asString("") + " of "
                    + answer.path("date").asString("") + ": "
                    + answer.path("ranges").asInt(0) + " ranges from "
                    + answer.path("rows").asInt(0) + " rows, "
                    + answer.path("refused").asInt(0) + " left out");
            for (JsonNode row : answer.path("refusedRows")) {
                screen.line("  line " + row.path("line").asInt(0) + ": "
                        + row.path("reason").asString(""));
            }
            screen.line((dryRun ? "would change: " : "changed: ")
                    + answer.path("effect").path("summary").asString(""));
        });
    }

    @Command(description = "Lists the data that answers about numbers are based on, with dates.")
    int sources() throws CommandFailed, InterruptedException {
        return admin.list(
                admin.client().get("/numbers"),
                "name",
                "source",
                "origin",
                "date",
                "rows",
                "ranges",
                "refused",
                "loadedAt");
    }
}
