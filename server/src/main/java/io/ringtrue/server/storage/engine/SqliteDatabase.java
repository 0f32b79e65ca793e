package io.ringtrue.server.storage.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/// The embedded database: one file, one writer, a few readers.
public final class SqliteDatabase implements Database {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final int READERS = 4;

    private final WriteQueue writer;
    private final SqliteReaders readers;

    private SqliteDatabase(WriteQueue writer, SqliteReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    public static boolean speaks(String url) {
        return url.startsWith(PREFIX);
    }

    public static SqliteDatabase open(String url, ThreadFactory platformThreads) {
        Path file = file(url);
        WriteQueue writer = new WriteQueue(() -> SqliteConnection.forWriting(file), platformThreads);
        SqliteReaders readers = new SqliteReaders(READERS, () -> SqliteConnection.forReading(file), platformThreads);
        return new SqliteDatabase(writer, readers);
    }

    /// @throws IllegalArgumentException when the URL names no file
    public static Path file(String url) {
        String name = url.substring(PREFIX.length());
        if (name.isEmpty() || name.startsWith(":") || name.contains("?")) {
            throw new IllegalArgumentException(
                    "ringtrue.database.url: must be jdbc:sqlite: and a file's name; an in-memory database forgets money");
        }
        return Path.of(name);
    }

    /// Makes the file if it is not there, and takes from others what they may do with it and its logs. SQLite gives new
    /// logs the mode of the file.
    ///
    /// @throws IllegalArgumentException when the URL names no file
    public static void makePrivate(String url) {
        Path file = file(url);
        try {
            PrivateFiles.makeFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("ringtrue.database.url: cannot make " + file + " (" + e + ")", e);
        }
        for (String end : List.of("", "-wal", "-shm")) PrivateFiles.mendFile(Path.of(file + end));
    }

    @Override
    public <T> T write(Unit<T> unit) {
        return writer.write(unit);
    }

    @Override
    public <T, R> R write(SharedUnit<T, R> unit, T item) {
        return writer.write(unit, item);
    }

    @Override
    public <T> T read(Unit<T> unit) {
        return readers.read(unit);
    }

    @Override
    public void probe(Duration patience, Unit<?> unit) {
        writer.probe(patience, unit);
    }

    @Override
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
