package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.server.bulk.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A list that is being checked, or was. Written by the thread that checks it, read by pages.
final class CheckedList {
    private final String id;
    private final long owner;
    private final String name;
    private final Instant begun;
    private final Path file;
    private volatile long rows;
    private volatile Optional<Summary> summary = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();

    /// @param owner the account, or 0 for the installation
    /// @param name of the file, as the browser gave it: any text
    /// @param file where the result is
    CheckedList(String id, long owner, String name, Instant begun, Path file) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.begun = begun;
        this.file = file;
    }

    void answered(long sofar) {
        rows = sofar;
    }

    void done(Summary all) {
        rows = all.numbers();
        summary = Optional.of(all);
    }

    /// @param sentence why it was not checked to its end
    void failed(String sentence) {
        fault = Optional.of(sentence);
    }

    String id() {
        return id;
    }

    long owner() {
        return owner;
    }

    String name() {
        return name;
    }

    Instant begun() {
        return begun;
    }

    Path file() {
        return file;
    }

    long rows() {
        return rows;
    }

    /// Empty until it is done.
    Optional<Summary> summary() {
        return summary;
    }

    Optional<String> fault() {
        return fault;
    }

    boolean running() {
        return summary.isEmpty() && fault.isEmpty();
    }
}
