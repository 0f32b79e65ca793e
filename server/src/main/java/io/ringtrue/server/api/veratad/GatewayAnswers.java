package io.ringtrue.server.api.veratad;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// Sends answers. Also translates errors of requests that did not reach the handler into this dialect.
final class GatewayAnswers implements ErrorAnswer {
    private final Clock clock;

    GatewayAnswers(Clock clock) {
        this.clock = clock;
    }

    void send(Failure failure, HttpServletResponse response) throws IOException {
        failure.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", ProblemJson.retryAfter(wait)));
        if (failure.http() == 405) response.setHeader("Allow", "POST");
        send(failure.http(), GatewayJson.failed(failure, clock.instant()), response);
    }

    static void send(int status, String json, HttpServletResponse response) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public boolean speaksFor(String path) {
        return GatewayRoutes.covers(path);
    }

    @Override
    public void write(String path, Problem problem, HttpServletResponse response) throws IOException {
        send(translated(problem), response);
    }

    private static Failure translated(Problem problem) {
        return switch (problem.status()) {
            case 404 -> Failure.notThere();
            case 405 -> Failure.notPosted();
            case 415 -> Failure.unreadable(400, problem.detail());
            case 400, 408, 413, 414, 431 -> Failure.unreadable(problem.status(), problem.detail());
            default -> Failure.unavailable();
        };
    }
}
