package io.ringtrue.server.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer's and an operator's program: everything over the public HTTP API.
final class ServerClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final URI base;
    private final String adminToken;

    ServerClient(URI base, String adminToken) {
        this.base = base;
        this.adminToken = adminToken;
    }

    /// An account's key; prints without its secret.
    record Key(String apikey, String apisecret) {
        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((apikey + ":" + apisecret).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Key[" + apikey + "]";
        }
    }

    /// @param credit decimal; empty: the account stays without money
    Key createAccount(String name, String credit) {
        JsonNode account = operator("/v1/admin/accounts", Map.of("name", name, "announcePin", true));
        if (!credit.isEmpty()) {
            operator(
                    "/v1/admin/accounts/" + account.path("id").asString() + "/credits",
                    Map.of("amount", credit, "reference", "trial"));
        }
        return new Key(
                account.path("apikey").asString(), account.path("apisecret").asString());
    }

    /// @return the order with what came back: an answer, or none because the line broke
    Order place(Order order, Key key, String callbackUrl) {
        Map<String, String> wanted = Map.of(
                "number",
                "+" + order.number(),
                "pin",
                order.pin(),
                "brand",
                "Trial",
                "callbackUrl",
                callbackUrl,
                "reference",
                order.reference());
        try {
            HttpResponse<String> answer = http.send(
                    request("/v1/verifications", key.basic())
                            .POST(BodyPublishers.ofString(json.writeValueAsString(wanted)))
                            .build(),
                    BodyHandlers.ofString());
            return order.answered(
                    answer.statusCode() == 201
                            ? new Order.Accepted(
                                    json.readTree(answer.body()).path("id").asString())
                            : new Order.Refused(answer.statusCode()));
        } catch (IOException _) {
            return order.answered(new Order.Unknown());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return order.answered(new Order.Unknown());
        }
    }

    /// The events of a verification so far, in their order.
    List<String> timeline(String id, Key key) {
        HttpResponse<String> answer =
                send(request("/v1/verifications/" + id, key.basic()).GET().build());
        return json.readTree(answer.body())
                .path("timeline")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }

    AuditExport audit() {
        return AuditExport.read(file -> send(request("/v1/admin/audit/" + file + ".csv", "Bearer " + adminToken)
                        .GET()
                        .build())
                .body());
    }

    private JsonNode operator(String path, Object body) {
        return json.readTree(send(request(path, "Bearer " + adminToken)
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build())
                .body());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(request + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
