package io.ringtrue.trials.world;

import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer's and an operator's program: everything over the public HTTP API of one node.
public final class ServerClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final JsonMapper json = JsonMapper.shared();
    private final URI base;
    private final String adminToken;

    public ServerClient(URI base, String adminToken) {
        this(base, adminToken, "127.0.0.1");
    }

    private ServerClient(URI base, String adminToken, String from) {
        this.base = base;
        this.adminToken = adminToken;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1);
        boolean near = "127.0.0.1".equals(base.getHost());
        this.http = (near ? builder.localAddress(InetAddress.ofLiteral(from)) : builder).build();
    }

    /// The program of somebody at another address of this machine.
    ///
    /// @param address such as `127.0.0.66`
    public ServerClient from(String address) {
        return new ServerClient(base, "", address);
    }

    public URI base() {
        return base;
    }

    /// An account's key; prints without its secrets.
    public record Key(String account, String apikey, String apisecret, String callbackSecret) {
        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((apikey + ":" + apisecret).getBytes(StandardCharsets.UTF_8));
        }

        /// The same account's key with a guessed secret.
        public Key guessing(String secret) {
            return new Key(account, apikey, secret, callbackSecret);
        }

        @Override
        public String toString() {
            return "Key[" + apikey + "]";
        }
    }

    /// @param credit decimal; empty: the account stays without money
    /// @param more further members of the request, such as `apikey`
    public Key createAccount(String name, String credit, Map<String, ?> more) {
        Map<String, Object> wanted = new LinkedHashMap<>(Map.of("name", name, "announcePin", true));
        wanted.putAll(more);
        JsonNode account = operator("/v1/admin/accounts", wanted);
        String id = account.path("id").asString();
        if (!credit.isEmpty()) {
            operator("/v1/admin/accounts/" + id + "/credits", Map.of("amount", credit, "reference", "trial"));
        }
        return new Key(
                id,
                account.path("apikey").asString(),
                account.path("apisecret").asString(),
                account.path("callbackSecret").asString());
    }

    /// @param idempotencyKey empty: none
    /// @return the order with what came back: an answer, or none because the connection broke
    public Order place(Order order, Key key, String callbackUrl, String idempotencyKey) {
        Instant sent = Instant.now();
        try {
            HttpRequest.Builder request = request("/v1/verifications", key.basic())
                    .POST(BodyPublishers.ofString(json.writeValueAsString(wanted(order, callbackUrl))));
            if (!idempotencyKey.isEmpty()) request.header("Idempotency-Key", idempotencyKey);
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return order.answered(
                    answer.statusCode() == 201
                            ? new Order.Accepted(
                                    json.readTree(answer.body()).path("id").asString())
                            : new Order.Refused(answer.statusCode()),
                    sent,
                    Instant.now());
        } catch (IOException _) {
            return order.answered(new Order.Unknown(), sent, Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return order.answered(new Order.Unknown(), sent, Instant.now());
        }
    }

    private static Map<String, String> wanted(Order order, String callbackUrl) {
        return Map.of(
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
    }

    /// @return the HTTP status of a question for the account's balance; 0: no answer
    public int askBalance(Key key) {
        return status("/v1/account", key.basic());
    }

    /// Asks this path without credentials.
    ///
    /// @return the HTTP status; 0: no answer
    public int ask(String path) {
        return status(path, "");
    }

    private int status(String path, String authorization) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
            if (!authorization.isEmpty()) request.header("Authorization", authorization);
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// Stops a verification.
    public void stop(String id, Key key) {
        send(request("/v1/verifications/" + id + "/stop", key.basic())
                .POST(BodyPublishers.noBody())
                .build());
    }

    /// The events of a verification so far, in their order.
    public List<String> timeline(String id, Key key) {
        HttpResponse<String> answer =
                send(request("/v1/verifications/" + id, key.basic()).GET().build());
        return json.readTree(answer.body())
                .path("timeline")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }

    public AuditExport audit() {
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
                throw new Unanswered(request + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// The server gave another answer than the trial needs to go on.
    public static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
