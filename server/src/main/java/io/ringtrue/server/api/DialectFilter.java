package io.ringtrue.server.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringtrue.server.http.ErrorAnswers;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.RequestGate;
import io.ringtrue.server.http.SafeHeaders;
import io.ringtrue.server.http.WholeBody;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;

/// The door of every dialect. It stands in front of Spring's filters, which cost more than a validation does, and
/// passes on only what belongs to no dialect. What they do for other paths, it does itself, in this order:
///
/// 1. A path belongs to its dialect in any case of letters, with or without the base's last slash.
/// 2. A method that HTTP does not have gets 405, a path that could be read in two ways 400 ([RequestGate]). All of
///    HTTP's own methods reach the handler, which answers those it does not serve; so a browser's preflight
///    is an OPTIONS like others. (The container refuses TRACE, and sends no body for HEAD.)
/// 3. Every answer behind this point has the security headers ([SafeHeaders]).
/// 4. The body is read whole, within its limits of size and time, before a handler is called ([WholeBody]).
/// 5. What is refused here is refused in the words of the path's dialect ([ErrorAnswers]).
/// 6. Each request is counted and timed as `http.server.requests`, whoever answered it, and those under way are
///    shown as `ringtrue.http.active` ([RequestTimers]).
///
/// It authenticates nobody: a dialect's callers name themselves by parameters, and the handler checks them, with
/// the wait that wrong secrets cost. What leaves a handler as an exception is the container's to log and answer.
public final class DialectFilter implements Filter {
    /// What the container answers to an exception ([io.ringtrue.server.http.ErrorPage]).
    private static final int UNAVAILABLE = 503;

    private final List<Door> doors;
    private final ErrorAnswers answers;
    private final RequestGate gate;
    private final WholeBody bodies;

    private record Door(Dialect dialect, HttpRequestHandler handler, RequestTimers timers) {}

    public DialectFilter(
            Dialects dialects, ErrorAnswers answers, RequestGate gate, WholeBody bodies, MeterRegistry meters) {
        this.doors = dialects.all().stream()
                .map(dialect -> new Door(dialect, dialect.handler(), new RequestTimers(meters, dialect.base() + "**")))
                .toList();
        this.answers = answers;
        this.gate = gate;
        this.bodies = bodies;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        String path = Dialect.path(request);
        for (Door door : doors) {
            if (door.dialect.covers(path)) {
                timed(door, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void timed(Door door, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String exception = "none";
        door.timers.begun();
        try {
            enter(door, request, response);
        } catch (Throwable thrown) {
            // The container answers it after this filter has returned.
            exception = thrown.getClass().getSimpleName();
            throw thrown;
        } finally {
            int status = exception.equals("none") || response.isCommitted() ? response.getStatus() : UNAVAILABLE;
            door.timers.ended(request.getMethod(), status, exception, System.nanoTime() - start);
        }
    }

    private void enter(Door door, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<Problem> refusal = gate.refusal(request);
        if (refusal.isPresent()) {
            answers.write(request, response, refusal.get());
            return;
        }
        SafeHeaders.add(request, response);
        Optional<HttpServletRequest> read = bodies.read(request, response, WholeBody.MOST_BYTES);
        if (read.isPresent()) door.handler.handleRequest(read.get(), response);
    }
}
