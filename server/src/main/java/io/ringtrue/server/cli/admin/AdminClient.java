package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.http.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests to `/v1/admin` of a running server. What the server refuses is thrown as a [CommandFailed]
/// with the server's own sentence.
final class AdminClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /// Long enough to send a hundred megabytes over a slow line and to have them read.
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(30);

    private final HttpClient http;
    private final URI base;
    private final String token;
    private final JsonMapper json = JsonMapper.shared();

    /// @param base the server's address, such as `http://127.0.0.1:8080`
    AdminClient(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /// @param path below `/v1/admin`, such as `/accounts`
    JsonNode get(String path) throws CommandFailed, InterruptedException {
        return read(send(request(path).GET(), BodyHandlers.ofInputStream()));
    }

    JsonNode send(String method, String path, Object body) throws CommandFailed, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
        return read(send(request, BodyHandlers.ofInputStream()));
    }

    /// Sends a body made from options. A refusal names the options at fault.
    JsonNode send(String method, String path, OptionBody body) throws CommandFailed, InterruptedException {
        try {
            return send(method, path, body.members());
        } catch (Refused refused) {
            throw refused.errors.isEmpty() ? refused : new CommandFailed(refused.status(), refused.sentence(body));
        }
    }

    /// The server has read the request and refused it.
    private static final class Refused extends CommandFailed {
        private static final long serialVersionUID = 1L;
        private final transient JsonNode errors;

        Refused(String sentence, JsonNode errors) {
            super(REFUSED, sentence);
            this.errors = errors;
        }

        private String sentence(OptionBody body) {
            return errors.valueStream()
                    .map(each -> Problem.clause(
                            body.key(each.path("field").asString("")),
                            each.path("rule").asString("")))
                    .collect(Collectors.joining("; "));
        }
    }

    /// Sends a file as it is, without holding it in memory.
    JsonNode upload(String path, Path file) throws CommandFailed, InterruptedException {
        try {
            HttpRequest.Builder request = request(path)
                    .timeout(UPLOAD_TIMEOUT)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file));
            return read(send(request, BodyHandlers.ofInputStream()));
        } catch (FileNotFoundException e) {
            throw new CommandFailed(CommandFailed.USAGE, "FILE: cannot read " + file);
        }
    }

    JsonNode delete(String path) throws CommandFailed, InterruptedException {
        return read(send(request(path).DELETE(), BodyHandlers.ofInputStream()));
    }

    /// Opens an answer that is too long to keep in memory. The caller reads and closes it.
    InputStream open(String path) throws CommandFailed, InterruptedException {
        return send(request(path).GET(), BodyHandlers.ofInputStream()).body();
    }

    /// One segment of a path, encoded, with its slash.
    static String step(String name) {
        return "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/v1/admin" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request, HttpResponse.BodyHandler<InputStream> body)
            throws CommandFailed, InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request.build(), body);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandFailed.NO_SERVER,
                    "no answer from " + base + "; is the server running there? (--url names another)");
        }
        if (answer.statusCode() >= 300) throw refused(answer);
        return answer;
    }

    private JsonNode read(HttpResponse<InputStream> answer) throws CommandFailed {
        try (InputStream in = answer.body()) {
            byte[] body = in.readAllBytes();
            return body.length == 0 ? json.createObjectNode() : json.readTree(body);
        } catch (IOException | JacksonException _) {
            throw new CommandFailed(CommandFailed.NO_SERVER, "the answer of " + base + " broke off or is not JSON");
        }
    }

    /// Turns an RFC 9457 `application/problem+json` into an error with one sentence.
    private CommandFailed refused(HttpResponse<InputStream> answer) {
        int status = answer.statusCode();
        String sentence = "HTTP status " + status;
        JsonNode errors = json.createArrayNode();
        try (InputStream in = answer.body()) {
            JsonNode problem = json.readTree(in.readAllBytes());
            sentence = problem.path("detail").asString(problem.path("title").asString(sentence));
            errors = problem.path("errors");
        } catch (IOException | JacksonException _) {
            sentence = sentence + " from " + base + ", which does not look like Ringtrue";
        }
        return switch (status) {
            case 401, 403 -> new CommandFailed(CommandFailed.NO_ACCESS, sentence);
            default ->
                status >= 500 ? new CommandFailed(CommandFailed.NO_SERVER, sentence) : new Refused(sentence, errors);
        };
    }
}
