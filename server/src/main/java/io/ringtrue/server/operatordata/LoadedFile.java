package io.ringtrue.server.operatordata;

import io.ringtrue.numbers.operators.OperatorTable;
import java.nio.file.Path;
import java.time.Instant;

/// A file whose data are in use, or would be after a load.
///
/// @param file its place in the folder; of a dry run, the draft
/// @param loadedAt when this node read it: at an upload, or at its start
public record LoadedFile(Path file, OperatorTable table, Instant loadedAt) {

    /// Whether this file's data have a later date than those of `other`, a file of the same name.
    boolean newerThan(LoadedFile other) {
        return table.date().isAfter(other.table.date());
    }
}
