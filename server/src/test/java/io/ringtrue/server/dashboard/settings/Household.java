package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server with accounts and people of all roles, made by `/v1/admin`.
final class Household implements AutoCloseable {
    final DashboardServer server;
    final PageClient owner;

    Household(DashboardServer server) throws Exception {
        this.server = server;
        this.owner = server.firstOwner();
    }

    HttpResponse<String> admin(String method, String path, String json) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/v1/admin" + path))
                            .header("Authorization", "Bearer " + server.adminToken())
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /// @param name may be hostile
    /// @return its id
    String account(String name) throws Exception {
        String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        HttpResponse<String> made =
                admin("POST", "/accounts", "{\"name\":\"" + quoted + "\",\"announcePin\":false,\"balance\":\"20\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return number(made.body(), "id");
    }

    /// @param account empty: a person of the installation
    /// @return signed in; close it
    PageClient person(String email, String role, String account) throws Exception {
        String of = account.isEmpty() ? "" : ",\"account\":" + account;
        HttpResponse<String> made = admin(
                "POST", "/people", "{\"email\":\"" + email + "\",\"name\":\"N\",\"role\":\"" + role + "\"" + of + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String link = admin("POST", "/people/" + number(made.body(), "id") + "/sign-in-link", "{}")
                .body()
                .replaceAll("(?s).*\"path\":\"([^\"]+)\".*", "$1");
        PageClient client = new PageClient(server.url());
        client.get(link);
        client.submit("/once", Map.of("token", link.substring("/once/".length())));
        return client;
    }

    /// What the audit log holds of one deed: `who|subject|was|now`, oldest first.
    List<String> audit(String deed) throws Exception {
        List<String> entries = new ArrayList<>();
        try (Connection store = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.dataDir().resolve("ringtrue.db"));
                PreparedStatement query = store.prepareStatement(
                        "SELECT who || '|' || subject || '|' || was || '|' || now FROM audit_entry"
                                + " WHERE deed = ? ORDER BY id")) {
            query.setString(1, deed);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) entries.add(rows.getString(1));
            }
        }
        return entries;
    }

    private static String number(String json, String member) {
        return json.replaceAll("(?s).*?\"" + member + "\":(\\d+).*", "$1");
    }

    @Override
    public void close() {
        owner.close();
        server.close();
    }
}
