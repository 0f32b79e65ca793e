package io.ringtrue.server.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns whatever a request ended with into an answer in its dialect's words.
@RestControllerAdvice
public class Surprises {
    private static final Logger LOG = LoggerFactory.getLogger(Surprises.class);
    private final ErrorAnswers answers;

    public Surprises(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler(Exception.class)
    public void answer(Exception surprise, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Thrown on, it makes the container break the connection: a cut answer must not look like a whole one. The
            // container would log by a stack trace that the client has gone.
            throw BrokenRequests.cause(surprise).isPresent() ? new CloseNowException(surprise) : surprise;
        }
        if (surprise instanceof ErrorResponse known) {
            copy(known.getHeaders(), response);
        }
        answers.write(request, response, problem(surprise));
    }

    private static void copy(HttpHeaders headers, HttpServletResponse response) {
        headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    }

    private static Problem problem(Exception surprise) {
        return switch (surprise) {
            case ProblemException ended -> ended.problem();
            case HttpMessageNotReadableException unreadable -> JsonFaults.problem(unreadable.getCause());
            case MethodArgumentTypeMismatchException wrong ->
                Problem.invalid(wrong.getName(), rule(wrong.getRequiredType()));
            case ErrorResponse known -> ErrorPage.problem(known.getStatusCode().value());
            default -> {
                LOG.error("a request failed", surprise);
                yield ErrorPage.problem(503);
            }
        };
    }

    private static String rule(@Nullable Class<?> wanted) {
        return wanted == Instant.class
                ? "must be a time in RFC 3339 such as 2026-01-31T12:00:00Z"
                : "must be a whole number";
    }
}
