package io.ringtrue.server.storage;

import io.ringtrue.server.storage.engine.Migrations;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The databases every contract is tried on. Each has this version's tables and nothing in them. Their migrations run
/// once for all tests of this JVM, which copy what they made: for each test they would take most of its time.
enum Engine {
    SQLITE {
        @Override
        String newDatabase(Path folder) {
            Path file = folder.resolve(FILE);
            try {
                Files.copy(MigratedFile.PATH, file, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "jdbc:sqlite:" + file;
        }
    },
    POSTGRESQL {
        @Override
        String newDatabase(Path folder) {
            return PostgresCluster.running().newDatabaseLike(MigratedDatabase.URL);
        }

        @Override
        String emptyDatabase(Path folder) {
            return EmptiedDatabases.take();
        }

        @Override
        void giveBack(String url) {
            EmptiedDatabases.giveBack(url);
        }
    };

    private static final String FILE = "ringtrue.db";

    /// @return the URL of an empty one
    abstract String newDatabase(Path folder);

    /// One that may have been another test's before, and is to be given back.
    ///
    /// @return the URL of an empty one
    String emptyDatabase(Path folder) {
        return newDatabase(folder);
    }

    /// @param url from [#emptyDatabase]; others stay as they are
    void giveBack(String url) {}

    private static final class MigratedFile {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("ringtrue-migrated");
                Path file = folder.resolve(FILE);
                migrate("jdbc:sqlite:" + file, SqlDialect.SQLITE);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class MigratedDatabase {
        static final String URL = make();

        private static String make() {
            String url = PostgresCluster.running().newDatabase();
            migrate(url, SqlDialect.POSTGRESQL);
            return url;
        }
    }

    private static void migrate(String url, SqlDialect dialect) {
        Migrations.run(new StorageSettings(url, "", "", Path.of(""), 3), dialect);
    }
}
