package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Sends answers. Also translates errors of requests that did not reach the handler into this dialect.
final class Answers implements ErrorAnswer {
    static void send(Answer answer, Format format, HttpServletResponse response) throws IOException {
        byte[] body = format.write(answer).getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.http());
        answer.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", ProblemJson.retryAfter(wait)));
        if (answer.http() == 405) response.setHeader("Allow", "GET, POST");
        response.setContentType(format.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public boolean speaksFor(String path) {
        return Routes.covers(path);
    }

    @Override
    public void write(String path, Problem problem, HttpServletResponse response) throws IOException {
        send(translated(problem), Routes.format(path), response);
    }

    private static Answer translated(Problem problem) {
        return switch (problem.status()) {
            // The vendor's clients do not expect 415.
            case 415 -> Answer.unreadable(400, problem.detail());
            case 404, 405 -> Answer.commandInvalid(problem.status(), problem.detail());
            case 400, 408, 413, 414, 431 -> Answer.unreadable(problem.status(), problem.detail());
            default -> Answer.failed("Please try again later.");
        };
    }
}
