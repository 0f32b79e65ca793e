package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A whole server in the sandbox, whose browser phone everybody may use.
final class SandboxServer implements AutoCloseable {
    private final RunningServer server;

    private SandboxServer(RunningServer server) {
        this.server = server;
    }

    static SandboxServer start(Path folder, boolean sandbox) throws StartFailed {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("ringtrue.data-dir", folder);
        settings.put("ringtrue.sandbox", sandbox);
        settings.put("ringtrue.sip.bind", "127.0.0.1");
        settings.put("ringtrue.sip.port", 0);
        settings.put("ringtrue.limits.per-number", "1000/1m");
        settings.put("ringtrue.limits.per-number-day", "1000/24h");
        settings.put("ringtrue.verification.prompt-repeats", 1);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("logging.level.root", "WARN");
        settings.put("spring.main.sources", GrantedPhone.class.getName());
        return new SandboxServer(TestServer.start(settings, Optional.empty()));
    }

    String authority() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
