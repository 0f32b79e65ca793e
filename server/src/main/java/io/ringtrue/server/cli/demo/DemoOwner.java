package io.ringtrue.server.cli.demo;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes somebody who may open the demo's pages, as an operator would: by `/v1/admin` and the admin token.
final class DemoOwner {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CREATED = 201;

    private final HttpClient http;
    private final String base;
    private final String token;
    private final JsonMapper json = JsonMapper.shared();

    /// @param dataDir the server's, which holds the admin token
    DemoOwner(HttpClient http, String base, Path dataDir) throws IOException {
        this.http = http;
        this.base = base;
        this.token = Files.readString(dataDir.resolve("admin-token")).strip();
    }

    /// @return the address of a link that signs in once, within ten minutes
    String link() throws CommandFailed, InterruptedException {
        JsonNode owner = created("/people", Map.of("email", "demo@localhost", "name", "Demo", "role", "owner"));
        return base
                + created("/people/" + owner.path("id").asLong() + "/sign-in-link", Map.of())
                        .path("path")
                        .asString();
    }

    private JsonNode created(String path, Map<String, String> body) throws CommandFailed, InterruptedException {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/v1/admin" + path))
                            .timeout(TIMEOUT)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == CREATED) return json.readTree(answer.body());
            throw new CommandFailed(CommandFailed.REFUSED, "the demo's pages have no owner: " + answer.body());
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, "the demo's server does not answer: " + e.getMessage());
        }
    }
}
