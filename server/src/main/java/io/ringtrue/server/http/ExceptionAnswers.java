package io.ringtrue.server.http;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns the exception that ended a request into an answer in the words of its dialect.
@RestControllerAdvice
public class ExceptionAnswers {
    private static final System.Logger LOG = System.getLogger(ExceptionAnswers.class.getName());
    private final ErrorAnswers answers;

    public ExceptionAnswers(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler(Exception.class)
    public void answer(Exception surprise, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            cut(surprise, request);
            return;
        }
        if (surprise instanceof ErrorResponse known) copy(known.getHeaders(), response);
        answers.write(request, response, problem(surprise));
    }

    /// Breaks the connection: part of the answer was sent, and the client must not take it for the whole.
    /// When the client has gone already, [BrokenRequestValve] breaks it without the stack trace that the
    /// container would log.
    private static void cut(Exception surprise, HttpServletRequest request) throws Exception {
        if (BrokenRequests.cause(surprise).isEmpty()) throw surprise;
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, surprise);
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
            case InvalidParameterException _ ->
                Problem.of(400, "Bad request", "query must have at most 1000 parameters, percent-encoded UTF-8");
            case RequestRejectedException _ -> ErrorPage.problem(400);
            case ErrorResponse known -> ErrorPage.problem(known.getStatusCode().value());
            default -> {
                LOG.log(ERROR, "a request failed", surprise);
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
