package io.ringtrue.server.storage.engine;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files that nobody but their owner may open: 0600 in folders of 0700. They are made so; what was made by an earlier
/// version, by a copy or by hand is mended, with a line in the log. File systems without such modes are left alone.
final class PrivateFiles {
    private static final System.Logger LOG = System.getLogger(PrivateFiles.class.getName());
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /// Makes the folder, with those above it, if it is not there.
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) Files.createDirectories(above);
        try {
            Files.createDirectory(folder, attributes(folder, FOLDER));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) throw e;
        }
    }

    /// Makes an empty file if it is not there and its folder is.
    static void makeFile(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.exists(file)) return;
        try {
            Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException _) {
            mendFile(file);
        }
    }

    /// What a new file is to be opened with.
    static FileAttribute<?>[] ofNewFile(Path file) {
        return attributes(file, FILE);
    }

    private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> mode) {
        return hasModes(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Takes from others what they may do with this folder and with the files in it. Folders within need nothing: they
    /// are out of reach.
    static void mendFolder(Path folder) {
        narrow(folder, FOLDER);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) mendFile(entry);
            }
        } catch (IOException e) {
            LOG.log(
                    WARNING,
                    "ringtrue.data-dir: " + folder + " cannot be looked through for files of wide modes: " + e);
        }
    }

    /// Takes from others what they may do with this file.
    static void mendFile(Path file) {
        narrow(file, FILE);
    }

    private static void narrow(Path place, Set<PosixFilePermission> most) {
        if (!hasModes(place) || !Files.exists(place)) return;
        try {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(place);
            if (most.containsAll(before)) return;
            Set<PosixFilePermission> after = EnumSet.copyOf(most);
            after.retainAll(before);
            Files.setPosixFilePermissions(place, after);
            LOG.log(
                    WARNING,
                    place + " was open to others (" + PosixFilePermissions.toString(before) + "): now "
                            + PosixFilePermissions.toString(after));
        } catch (IOException e) {
            LOG.log(
                    WARNING,
                    place + " may be open to others, and its mode cannot be changed (" + e + "): it should be "
                            + PosixFilePermissions.toString(most));
        }
    }
}
