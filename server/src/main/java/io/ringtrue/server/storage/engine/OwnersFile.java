package io.ringtrue.server.storage.engine;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Makes the database's file one that only its owner can read: it has numbers, balances and hashed secrets. SQLite
/// itself would make it readable by all. It gives `-wal` and `-shm` the mode of the database's file.
public final class OwnersFile {
    private static final System.Logger LOG = System.getLogger(OwnersFile.class.getName());
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnersFile() {}

    /// Makes the file when it is missing, and takes from others what they may do with one that is there. What its
    /// owner may do stays. Repeating it changes nothing. What is not possible is left undone: a file that cannot be
    /// made cannot be opened either, and opening it names the setting; the modes of another user's file
    /// are not ours.
    public static void of(Path database) {
        try {
            if (Files.notExists(database)) {
                Files.createFile(
                        database, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            for (String part : List.of("", "-wal", "-shm")) {
                Path file = Path.of(database + part);
                if (Files.exists(file)) close(file);
            }
        } catch (IOException e) {
            LOG.log(DEBUG, () -> database + " keeps its modes: " + e);
        }
    }

    private static void close(Path file) throws IOException {
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
        if (modes.retainAll(OWNERS)) Files.setPosixFilePermissions(file, modes);
    }
}
