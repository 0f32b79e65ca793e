package io.ringtrue.server.whole;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plain HTTP to one server on the loopback.
final class Http implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Http(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /// @param retryAfter empty: the header was not there
    record Reply(int status, String body, String retryAfter) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// @param authorization empty: none
    Reply get(String path, String authorization) {
        return send(to(path, authorization).GET());
    }

    /// @param authorization empty: none
    Reply post(String path, Map<String, ?> json, String authorization) {
        return send(to(path, authorization)
                .header("Content-Type", "application/json")
                .POST(ofString(JSON.writeValueAsString(json))));
    }

    /// The same under an Idempotency-Key.
    Reply post(String path, Map<String, ?> json, String authorization, String key) {
        return send(to(path, authorization)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(ofString(JSON.writeValueAsString(json))));
    }

    /// A file as it is.
    ///
    /// @param authorization empty: none
    Reply upload(String path, String file, String authorization) {
        return send(to(path, authorization).header("Content-Type", "text/csv").POST(ofString(file)));
    }

    String base() {
        return base;
    }

    Reply patch(String path, Map<String, ?> json, String authorization) {
        return send(to(path, authorization)
                .header("Content-Type", "application/json")
                .method("PATCH", ofString(JSON.writeValueAsString(json))));
    }

    Reply put(String path, Map<String, ?> json, String authorization) {
        return send(to(path, authorization)
                .header("Content-Type", "application/json")
                .PUT(ofString(JSON.writeValueAsString(json))));
    }

    Reply delete(String path, String authorization) {
        return send(to(path, authorization).DELETE());
    }

    private HttpRequest.Builder to(String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an answer", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
