package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/// Finds the dialect a path belongs to and has it answer; what belongs to none is answered by [ProblemJson].
public final class ErrorAnswers {
    private final List<ErrorAnswer> dialects;
    private final ErrorAnswer otherwise = new ProblemJson();

    public ErrorAnswers(List<ErrorAnswer> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        write(request.getRequestURI(), response, problem);
    }

    /// Does nothing once an answer is on its way.
    public void write(String path, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        dialects.stream()
                .filter(dialect -> dialect.speaksFor(path))
                .findFirst()
                .orElse(otherwise)
                .write(path, problem, response);
    }
}
