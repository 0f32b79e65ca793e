package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// Explains how to send a number that cannot stand in a path: the container refuses encoded slashes and the
/// like before any controller sees them.
@Component
public final class NumberPathErrors implements ErrorAnswer {
    private static final Problem UNREADABLE = ErrorPage.problem(400);
    private static final Problem HINT = Problem.of(
            400,
            "Bad request",
            "a number with a slash, semicolon, percent sign or control character must be sent as"
                    + " GET /v1/numbers?number=, percent-encoded");

    private final ErrorAnswer problems = new ProblemJson();

    @Override
    public boolean speaksFor(String path) {
        return path.startsWith(NumbersController.PATH + "/");
    }

    @Override
    public void write(String path, Problem problem, HttpServletResponse response) throws IOException {
        problems.write(path, problem.equals(UNREADABLE) ? HINT : problem, response);
    }
}
