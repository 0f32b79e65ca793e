package io.ringtrue.server.dashboard.verifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with pages whose installation has two accounts, each with money and a key.
public final class TwoAccounts implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final DashboardServer server;
    private final String database;
    public final Account larkfield;
    public final Account tidewater;

    /// @param basic what its key sends
    public record Account(long id, String basic) {}

    public TwoAccounts(Path dataDir) throws StartFailed, IOException, InterruptedException {
        this(dataDir, 80);
    }

    /// @param receiver the port where callbacks may go to
    public TwoAccounts(Path dataDir, int receiver) throws StartFailed, IOException, InterruptedException {
        this(dataDir, receiver, Map.of());
    }

    /// @param more settings
    public TwoAccounts(Path dataDir, int receiver, Map<String, Object> more)
            throws StartFailed, IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "ringtrue.limits.per-number", "1000/1m",
                "ringtrue.limits.per-number-day", "1000/24h",
                "ringtrue.callbacks.allowed-networks", "127.0.0.1/32",
                "ringtrue.callbacks.allowed-ports", Integer.toString(receiver)));
        settings.putAll(more);
        server = new DashboardServer(dataDir, settings);
        database = "jdbc:sqlite:" + dataDir.resolve("ringtrue.db");
        server.firstOwner().close();
        larkfield = account("Larkfield <b>Bank</b>");
        tidewater = account("Tidewater");
    }

    private Account account(String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.admin(
                "POST",
                "/accounts",
                "{\"name\":\"" + name + "\",\"company\":\"X\",\"announcePin\":false,\"balance\":\"10\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = JSON.readTree(answer.body());
        String pair =
                made.path("apikey").asString() + ":" + made.path("apisecret").asString();
        return new Account(
                made.path("id").asLong(),
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    public String url() {
        return server.url();
    }

    private JsonNode sent(String path, String authorization, String json, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    /// Begins a verification; the built-in callee keys 12345 unless its number means something else.
    ///
    /// @param more further members, each with a comma in front
    public long verify(Account account, String number, String pin, String more)
            throws IOException, InterruptedException {
        String json = "{\"number\":\"" + number + "\",\"pin\":\"" + pin + "\"" + more + "}";
        return sent("/v1/verifications", account.basic(), json, 201).path("id").asLong();
    }

    public JsonNode get(Account account, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", account.basic())
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    public void awaitEnd(Account account, long id) {
        await().atMost(PATIENCE)
                .until(() -> !get(account, "/v1/verifications/" + id)
                        .path("finished")
                        .isNull());
    }

    /// @param path behind `/v1/admin`
    public HttpResponse<String> admin(String method, String path, String json)
            throws IOException, InterruptedException {
        return server.admin(method, path, json);
    }

    /// The tables themselves, beside the server.
    public JdbcClient tables() {
        return JdbcClient.create(new DriverManagerDataSource(database));
    }

    /// Signed in; close it.
    public PageClient owner() throws IOException, InterruptedException {
        return server.owner();
    }

    /// A new person of an account or, with 0, of the installation; signed in. Close it.
    public PageClient person(String email, String role, long account) throws IOException, InterruptedException {
        return server.person(email, role, account == 0 ? "" : Long.toString(account));
    }

    /// Of the newest deed in the audit log: who, deed, subject, before and after.
    public String newestDeed() {
        return tables().sql("SELECT who, deed, subject, was, now FROM audit_entry ORDER BY id DESC LIMIT 1")
                .query((row, number) -> row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3) + "|"
                        + row.getString(4) + "|" + row.getString(5))
                .single();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
