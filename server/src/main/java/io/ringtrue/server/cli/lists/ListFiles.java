package io.ringtrue.server.cli.lists;

import io.ringtrue.server.cli.terminal.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/// The input and the output of a run.
///
/// @param in empty: standard input
/// @param out empty: standard output
/// @param resume whether to continue the output of an earlier run
record ListFiles(Optional<Path> in, Optional<Path> out, boolean resume) {
    /// The ending of a gzip file's name. Only names and sizes depend on it: whether a list is packed is
    /// decided by its first bytes.
    private static final String PACKED = ".gz";

    /// The file's name in lower case, without `.gz`.
    static String unpackedName(Path list) {
        String name = list.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
    }

    /// The list's name in messages.
    String name() {
        return in.map(Path::toString).orElse("standard input");
    }

    String outName() {
        return out.map(Path::toString).orElse("standard output");
    }

    /// Whether `other` is the list itself, under any path or link: writing there would destroy it.
    boolean isList(Path other) throws IOException {
        return in.isPresent() && Files.exists(in.get()) && Files.exists(other) && Files.isSameFile(in.get(), other);
    }

    /// The list's size in bytes; negative when it is unknown, as for a packed list.
    long size() throws IOException {
        if (name().toLowerCase(Locale.ROOT).endsWith(PACKED)) return -1;
        return in.isPresent() && Files.isRegularFile(in.get()) ? Files.size(in.get()) : -1;
    }

    InputStream openIn() throws IOException {
        return in.isPresent() ? Files.newInputStream(in.get()) : System.in;
    }

    /// Where the notes on an unfinished run are kept; empty when a run cannot be continued, because a pipe
    /// cannot be read again.
    Optional<Path> notes() {
        return in.isEmpty()
                ? Optional.empty()
                : out.map(path -> path.resolveSibling(path.getFileName() + ".unfinished"));
    }

    /// Opens the output. Its first `keep` bytes stay; the rest is cut off.
    ///
    /// @param screen its output is used when `out` is empty
    OutputStream openOut(long keep, Screen screen) throws IOException {
        if (out.isEmpty()) {
            // A PrintStream would hide why writing fails.
            return screen.out() == System.out ? new FileOutputStream(FileDescriptor.out) : screen.out();
        }
        FileChannel file = FileChannel.open(out.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.size() < keep) {
            file.close();
            throw new IOException("is shorter than the notes on it say; delete " + notes().orElseThrow());
        }
        file.truncate(keep);
        file.position(keep);
        return new ListOutput(file);
    }
}
