package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/// Errors as RFC 9457 `application/problem+json`.
public final class ProblemJson implements ErrorAnswer {
    @Override
    public boolean speaksFor(String path) {
        return true;
    }

    @Override
    public void write(String path, Problem problem, HttpServletResponse response) throws IOException {
        write(problem, response);
    }

    /// Writes the whole answer, with `Retry-After` where the problem has a time to wait.
    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        problem.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", retryAfter(wait)));
        send(response, "application/problem+json", text(problem));
    }

    /// RFC 9110 §10.2.3: whole seconds, rounded up; at least one, so that no client comes back at once.
    public static String retryAfter(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /// RFC 9457 §3.1; without a page of its own the type is `about:blank` (§4.2.1).
    static String text(Problem problem) {
        String errors = problem.errors().stream()
                .map(e -> "{\"field\":" + JsonText.quoted(e.field()) + ",\"rule\":" + JsonText.quoted(e.rule()) + "}")
                .collect(Collectors.joining(","));
        return "{\"type\":\"about:blank\",\"title\":" + JsonText.quoted(problem.title()) + ",\"status\":"
                + problem.status() + ",\"detail\":" + JsonText.quoted(problem.detail()) + ",\"errors\":[" + errors
                + "]}";
    }

    private static void send(HttpServletResponse response, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
