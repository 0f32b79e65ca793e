package io.ringtrue.server.storage.engine;

import java.nio.file.Path;

/// Where and how this node keeps what it has to remember.
///
/// @param url `jdbc:sqlite:FILE` or `jdbc:postgresql:…`
/// @param username for PostgreSQL; empty: as the URL says
/// @param password for PostgreSQL; empty: as the URL says
/// @param dataDir the node's own folder, made when it is not there; no two nodes share one
/// @param triesPerCall entries a call order allows
public record StorageSettings(String url, String username, String password, Path dataDir, int triesPerCall) {
    @Override
    public String toString() {
        return "StorageSettings[dataDir=" + dataDir + "]";
    }
}
