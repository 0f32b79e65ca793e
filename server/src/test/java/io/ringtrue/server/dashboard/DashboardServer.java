package io.ringtrue.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole sandbox server with its pages, on ports of the system's choice.
public final class DashboardServer implements AutoCloseable {
    public static final String OWNER = "maya@halyard.example";
    public static final String PASSWORD = "correct horse battery";

    private final Path dataDir;
    private final RunningServer server;

    public DashboardServer(Path dataDir) throws StartFailed {
        this(dataDir, Map.of());
    }

    public DashboardServer(Path dataDir, Map<String, Object> more) throws StartFailed {
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

    /// Sets up the installation by the admin token.
    ///
    /// @return signed in as its owner, [#OWNER] with [#PASSWORD]; close it
    public PageClient firstOwner() throws IOException, InterruptedException {
        PageClient client = new PageClient(url());
        client.get("/setup");
        HttpResponse<String> made = client.submit(
                "/setup",
                Map.of(
                        "token",
                        adminToken(),
                        "installation",
                        "Halyard <Verify>",
                        "name",
                        "Maya",
                        "email",
                        OWNER,
                        "password",
                        PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
        return client;
    }

    /// Signed in as the owner that [#firstOwner] made; close it.
    public PageClient owner() throws IOException, InterruptedException {
        PageClient client = new PageClient(url());
        client.signIn(OWNER, PASSWORD);
        return client;
    }

    /// Somebody new who has come by a link; close it.
    ///
    /// @param account empty: a person of the installation
    public PageClient person(String email, String role, String account) throws IOException, InterruptedException {
        String id = created(
                "/people",
                "{\"email\":\"" + email + "\",\"name\":\"N\",\"role\":\"" + role + "\""
                        + (account.isEmpty() ? "" : ",\"account\":" + account) + "}");
        HttpResponse<String> link = admin("POST", "/people/" + id + "/sign-in-link", "{}");
        return enter(link.body().replaceAll("(?s).*\"path\":\"([^\"]+)\".*", "$1"));
    }

    /// Uses a one-time link.
    ///
    /// @param link its path
    /// @return signed in by it; close it
    public PageClient enter(String link) throws IOException, InterruptedException {
        PageClient client = new PageClient(url());
        client.get(link);
        HttpResponse<String> entered = client.submit("/once", Map.of("token", link.substring("/once/".length())));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);
        return client;
    }

    /// Makes something by `/v1/admin`.
    ///
    /// @return its id
    public String created(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> made = admin("POST", path, json);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    }

    /// @param path behind `/v1/admin`
    public HttpResponse<String> admin(String method, String path, String json)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url() + "/v1/admin" + path))
                            .header("Authorization", "Bearer " + adminToken())
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public String adminToken() throws IOException {
        return Files.readString(dataDir.resolve("admin-token")).strip();
    }

    public Path dataDir() {
        return dataDir;
    }

    /// Stops the calls under way first: the server would wait half a minute for those that nobody ends.
    @Override
    public void close() {
        try {
            stopCalls();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop();
        }
    }

    private void stopCalls() throws IOException, InterruptedException {
        String newest = admin("GET", "/verifications", "").body();
        for (JsonNode each : JsonMapper.shared().readTree(newest).path("items")) {
            String account = "/accounts/" + each.path("account").asLong();
            if (each.path("finished").isNull()) {
                admin("POST", account + "/verifications/" + each.path("id").asLong() + "/stop", "{}");
            }
        }
    }
}
