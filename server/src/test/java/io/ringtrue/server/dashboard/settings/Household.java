package io.ringtrue.server.dashboard.settings;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/// A server with accounts and people of all roles, made by `/v1/admin`.
final class Household implements AutoCloseable {
    final DashboardServer server;
    final PageClient owner;

    Household(DashboardServer server) throws Exception {
        this.server = server;
        this.owner = server.firstOwner();
    }

    HttpResponse<String> admin(String method, String path, String json) throws Exception {
        return server.admin(method, path, json);
    }

    /// @param name may be hostile
    /// @return its id
    String account(String name) throws Exception {
        String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        return server.created("/accounts", "{\"name\":\"" + quoted + "\",\"announcePin\":false,\"balance\":\"20\"}");
    }

    /// @param account empty: a person of the installation
    /// @return signed in; close it
    PageClient person(String email, String role, String account) throws Exception {
        return server.person(email, role, account);
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

    @Override
    public void close() {
        owner.close();
        server.close();
    }
}
