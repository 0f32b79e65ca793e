package io.ringtrue.server.dashboard;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A whole sandbox server with its pages, on ports of the system's choice.
final class DashboardServer implements AutoCloseable {
    private final Path dataDir;
    private final RunningServer server;

    DashboardServer(Path dataDir) throws StartFailed {
        this(dataDir, Map.of());
    }

    DashboardServer(Path dataDir, Map<String, Object> more) throws StartFailed {
        this.dataDir = dataDir;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "ringtrue.sandbox", "true",
                "ringtrue.data-dir", dataDir.toString(),
                "ringtrue.sip.port", "0",
                "server.address", "127.0.0.1",
                "server.port", "0",
                "logging.level.root", "WARN"));
        settings.putAll(more);
        server = TestServer.start(settings, Optional.empty());
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    String adminToken() throws IOException {
        return Files.readString(dataDir.resolve("admin-token")).strip();
    }

    Path dataDir() {
        return dataDir;
    }

    @Override
    public void close() {
        server.stop();
    }
}
