package io.ringtrue.server.cli.demo;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends a customer's requests to a Ringtrue server over HTTP, with the sample account's credentials.
final class CustomerClient {
    /// The documentation's sample credentials. A server accepts them in sandbox mode only.
    static final String API_KEY = "qd4cr4gd";

    static final String API_SECRET = "87548754";
    static final String API_USER = "user@company.com";
    static final String API_PASS = "example_password";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final String base;
    private final JsonMapper json = JsonMapper.shared();

    CustomerClient(HttpClient http, String base) {
        this.http = http;
        this.base = base;
    }

    /// One event of a verification's timeline.
    record Event(String event, String detail) {}

    /// Places a reverse-PIN verification.
    ///
    /// @return the answer's `Response`
    /// @throws CommandFailed with the server's own sentence when it refused
    JsonNode verify(String number, String pin, String brand, String callbackUrl)
            throws CommandFailed, InterruptedException {
        Map<String, String> parameters = credentials();
        parameters.put("number", number);
        parameters.put("pin", pin);
        parameters.put("brand", brand);
        parameters.put("callbackurl", callbackUrl);
        return response(HttpRequest.newBuilder(dialect("tts/reversepinverification", parameters))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /// A verification as `search/searchbyid` answers it.
    JsonNode search(long id) throws CommandFailed, InterruptedException {
        Map<String, String> parameters = credentials();
        parameters.put("id", Long.toString(id));
        return response(HttpRequest.newBuilder(dialect("search/searchbyid", parameters)))
                .path(0);
    }

    /// What the account can still spend.
    String balance() throws CommandFailed, InterruptedException {
        return response(HttpRequest.newBuilder(dialect("account/balance", credentials())))
                .path("balance")
                .asString();
    }

    /// Calls `sink` with every event, from the first, until it returns false or the verification has ended.
    void follow(long id, Predicate<Event> sink) throws CommandFailed, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/verifications/" + id + "/events"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Basic " + basic())
                .build();
        HttpResponse<Stream<String>> answer = send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new CommandFailed(
                        CommandFailed.NO_SERVER,
                        "the events of verification " + id + " came with HTTP status " + answer.statusCode());
            }
            lines.filter(line -> line.startsWith("data:"))
                    .map(line -> json.readTree(line.substring("data:".length())))
                    .map(data -> new Event(
                            data.path("event").asString(), data.path("detail").asString()))
                    .takeWhile(sink)
                    .forEach(_ -> {});
        }
    }

    URI dialect(String path, Map<String, String> parameters) {
        return URI.create(base + "/app/api/json/" + path + "?" + UrlQuery.of(parameters));
    }

    private JsonNode response(HttpRequest.Builder request) throws CommandFailed, InterruptedException {
        HttpResponse<String> answer = send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        try {
            JsonNode body = json.readTree(answer.body());
            if (body.path("Status").asInt(-1) != 0) {
                throw new CommandFailed(
                        CommandFailed.REFUSED,
                        "the server answered: " + body.path("ErrorMessage").asString());
            }
            return body.path("Response");
        } catch (JacksonException _) {
            throw new CommandFailed(
                    CommandFailed.NO_SERVER,
                    "the server answered HTTP status " + answer.statusCode() + " without JSON");
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws CommandFailed, InterruptedException {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            // Leave the URL out: it contains the credentials and the PIN.
            throw new CommandFailed(
                    CommandFailed.NO_SERVER,
                    "no answer from " + base + ": " + e.getClass().getSimpleName());
        }
    }

    private static Map<String, String> credentials() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("apikey", API_KEY);
        parameters.put("apisecret", API_SECRET);
        return parameters;
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString((API_KEY + ":" + API_SECRET).getBytes(StandardCharsets.UTF_8));
    }
}
