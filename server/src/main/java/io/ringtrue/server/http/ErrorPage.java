package io.ringtrue.server.http;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what the container reports as an error, in the words of the path's dialect. It never writes HTML
/// or a stack trace.
@Controller
public class ErrorPage implements ErrorController {
    private static final System.Logger LOG = System.getLogger(ErrorPage.class.getName());

    /// A database that comes back is noticed within a second, and a crowd that waits for it is gone sooner.
    public static final Duration COME_BACK = Duration.ofSeconds(1);

    private final ErrorAnswers answers;

    public ErrorPage(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        log((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        int status = code instanceof Integer known ? known : 404;
        answers.write(path instanceof String text ? text : "/error", response, problem(status));
    }

    private static void log(@Nullable Throwable surprise) {
        if (surprise != null && BrokenRequests.cause(surprise).isEmpty()) LOG.log(ERROR, "a request failed", surprise);
    }

    /// The problem that describes a bare status.
    public static Problem problem(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "Bad request", "the request cannot be read");
            case 401 -> Problem.of(401, "Unauthorized", "credentials are missing or wrong");
            case 403 -> Problem.of(403, "Forbidden", "these credentials do not allow this");
            case 404 -> Problem.of(404, "Not found", "there is nothing at this path");
            case 405 -> Problem.of(405, "Method not allowed", "this path does not allow this method");
            case 406 -> Problem.of(406, "Not acceptable", "the answer exists in another format only");
            case 408 -> Problem.of(408, "Request timeout", "the request took too long to arrive");
            case 413 -> Problem.of(413, "Content too large", "the body must be smaller");
            case 414 -> Problem.of(414, "URI too long", "the path and query must be shorter");
            case 415 -> Problem.of(415, "Unsupported media type", "Content-Type must be application/json");
            case 431 -> Problem.of(431, "Header fields too large", "the headers must be shorter");
            // The container's statuses for an unknown transfer coding and an unknown version of HTTP. Both
            // are the client's fault, so both become 400.
            case 501 -> Problem.of(400, "Bad request", "Transfer-Encoding must be chunked");
            case 505 -> Problem.of(400, "Bad request", "the version of HTTP must be 1.1");
            default ->
                status < 500
                        ? Problem.of(status, "Bad request", "the request cannot be answered")
                        : Problem.of(503, "Unavailable", "the request has failed; try again later")
                                .after(COME_BACK);
        };
    }
}
