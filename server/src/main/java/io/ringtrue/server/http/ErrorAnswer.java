package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Writes the errors that no endpoint answers, in the words of one dialect.
public interface ErrorAnswer {
    /// Whether the path belongs to this dialect.
    boolean speaksFor(String path);

    /// Writes the whole answer.
    void write(String path, Problem problem, HttpServletResponse response) throws IOException;
}
