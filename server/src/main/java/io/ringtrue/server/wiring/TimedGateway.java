package io.ringtrue.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.HttpRequestHandler;

/// Counts and times validations by their status of HTTP, as `ringtrue.validations`. Stands beside Spring's
/// dispatcher,
/// which would take a tenth of a validation's time to find the one handler there is; behind it for paths in other
/// case.
final class TimedGateway extends HttpServlet implements HttpRequestHandler {
    static final String PATH = "/process/";
    private static final long serialVersionUID = 1L;

    private final transient HttpRequestHandler handler;
    private final transient MeterRegistry meters;
    private final transient Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    TimedGateway(HttpRequestHandler handler, MeterRegistry meters) {
        this.handler = handler;
        this.meters = meters;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        handleRequest(request, response);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        long start = System.nanoTime();
        handler.handleRequest(request, response);
        timers.computeIfAbsent(response.getStatus(), this::timer)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
        return Timer.builder("ringtrue.validations")
                .description("validations answered, by status of HTTP")
                .tag("status", Integer.toString(status))
                .register(meters);
    }
}
