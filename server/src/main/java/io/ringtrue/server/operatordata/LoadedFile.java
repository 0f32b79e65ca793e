package io.ringtrue.server.operatordata;

import io.ringtrue.numbers.operators.OperatorTable;
import java.nio.file.Path;
import java.time.Instant;

/// A file whose data count.
///
/// @param file in the folder
/// @param loadedAt when it was read: at an upload, or when the server started
public record LoadedFile(Path file, OperatorTable table, Instant loadedAt) {

    /// Whether this file's data are newer than `other`'s of the same name.
    boolean newerThan(LoadedFile other) {
        return table.date().isAfter(other.table.date());
    }
}
