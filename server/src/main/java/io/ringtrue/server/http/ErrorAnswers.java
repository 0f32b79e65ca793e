package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/// Lets the dialect that a path belongs to answer an error; a path of no dialect is
/// answered by [ProblemJson].
public final class ErrorAnswers {
    private final List<ErrorAnswer> dialects;
    private final ErrorAnswer otherwise = new ProblemJson();

    public ErrorAnswers(List<ErrorAnswer> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    /// The same for the path of a request, decoded as the doors read it.
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        write(request.getServletPath(), response, problem);
    }

    /// Answers in the words of the path's dialect. Does nothing when part of an answer was sent already.
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
