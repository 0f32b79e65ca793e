package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `admin node …`: works on folders of this machine, and asks no server.
@Command(name = "node", description = "The data folder of a further node: add.")
final class NodeCommands {
    private static final String KEY = "installation.key";

    private final AdminCommand admin;

    NodeCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = {
                "Makes a data folder for a further node of this installation: the same installation key, and an id of"
                        + " its own, which its first start makes.",
                "Never copy a data folder as a whole: two nodes with one id would end each other's calls. Move the new"
                        + " folder to its machine, and start a server there with the same PostgreSQL."
            })
    int add(
            @Option(
                            names = "--data-dir",
                            required = true,
                            paramLabel = "DIR",
                            description = "The folder to make; it must not exist, or be empty.")
                    Path folder,
            @Option(
                            names = "--from",
                            paramLabel = "DIR",
                            defaultValue = "./data",
                            description = "The data folder of a node that is there (default ${DEFAULT-VALUE}).")
                    Path from)
            throws CommandFailed {
        Path key = from.resolve(KEY);
        if (!Files.isReadable(key)) {
            throw refused("--from: " + key + " cannot be read; name the data folder of a node that has been started");
        }
        try {
            makeEmpty(folder);
            Path copy = folder.resolve(KEY);
            Files.createFile(copy, mode(copy, "rw-------"));
            Files.write(copy, Files.readAllBytes(key));
        } catch (IOException e) {
            throw refused("--data-dir: " + folder + " cannot be made (" + e + ")");
        }
        admin.screen().line("made " + folder + ": set it as ringtrue.data-dir of the new node");
        return 0;
    }

    private static void makeEmpty(Path folder) throws IOException, CommandFailed {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder, mode(folder, "rwx------"));
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) throw refused("--data-dir: " + folder + " must be new or empty");
        }
        if (hasModes(folder)) Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static FileAttribute<?>[] mode(Path place, String mode) {
        return hasModes(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static CommandFailed refused(String why) {
        return new CommandFailed(CommandFailed.REFUSED, why);
    }
}
