package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A running server, and what its operator does with it.
final class Installation implements AutoCloseable {
    static final String ADMIN_TOKEN = "the-operators-own-token-000017";

    private final RunningServer server;
    private final Http http;

    private Installation(RunningServer server) {
        this.server = server;
        this.http = new Http(server.port());
    }

    /// With nothing but loopback and free ports; rates are wide, because all callbacks here go to one host,
    /// and all calls to one range.
    static Map<String, Object> settings(Path dataDir) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("ringtrue.data-dir", dataDir);
        settings.put("ringtrue.admin-token", ADMIN_TOKEN);
        settings.put("ringtrue.sip.bind", "127.0.0.1");
        settings.put("ringtrue.sip.port", 0);
        settings.put("ringtrue.callbacks.allowed-networks", "127.0.0.1/32");
        settings.put("ringtrue.limits.per-callback-host", "10000/1m");
        settings.put("ringtrue.limits.per-prefix", "1000000/1m");
        settings.put("ringtrue.limits.per-dial-code", "1000000/1m");
        settings.put("ringtrue.watchdog.least-answered", 1_000_000);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("logging.level.root", "WARN");
        return settings;
    }

    /// The same with a trunk to whoever takes SIP at this port of the loopback.
    static Map<String, Object> settings(Path dataDir, int trunkPort, Receiver receiver) {
        Map<String, Object> settings = settings(dataDir);
        settings.put("ringtrue.callbacks.allowed-ports", receiver.port());
        settings.put("ringtrue.trunks.other.uri", "sip:127.0.0.1:" + trunkPort);
        settings.put("ringtrue.trunks.other.caller-id", "+12015550100");
        settings.put("ringtrue.trunks.other.calls-per-second", 1_000);
        settings.put("ringtrue.trunks.other.media-networks", "127.0.0.0/8");
        return settings;
    }

    static Installation start(Map<String, Object> settings) throws StartFailed {
        return new Installation(TestServer.start(settings, Optional.empty()));
    }

    /// @param config a configuration file; `settings` overrule it
    static Installation start(Map<String, Object> settings, Path config) throws StartFailed {
        return new Installation(TestServer.start(settings, Optional.of(config)));
    }

    Http http() {
        return http;
    }

    /// A new customer whose callees hear their PIN.
    ///
    /// @param balance as a decimal
    Customer customer(String balance) {
        return customer(http, balance);
    }

    /// The same at a server in another process, started with [#settings(Path)].
    static Customer customer(Http http, String balance) {
        Map<String, Object> form = Map.of("name", "Acme", "announcePin", true, "balance", balance);
        Http.Reply reply = http.post("/v1/admin/accounts", form, "Bearer " + ADMIN_TOKEN);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        JsonNode made = reply.json();
        return new Customer(http, made);
    }

    /// Drains calls and stops.
    @Override
    public void close() {
        server.stop();
        http.close();
    }
}
