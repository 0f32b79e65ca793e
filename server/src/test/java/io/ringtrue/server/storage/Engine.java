package io.ringtrue.server.storage;

import java.nio.file.Path;

/// The databases every contract is tried on.
enum Engine {
    SQLITE {
        @Override
        String newDatabase(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("ringtrue.db");
        }
    },
    POSTGRESQL {
        @Override
        String newDatabase(Path folder) {
            return PostgresCluster.running().newDatabase();
        }
    };

    /// @return the URL of an empty one
    abstract String newDatabase(Path folder);
}
