package io.ringtrue.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.HttpRequestHandler;

/// Counts and times validations by their status of HTTP, as `ringtrue.validations`.
final class TimedHandler implements HttpRequestHandler {
    static final String PATH = "/process/";

    private final HttpRequestHandler handler;
    private final MeterRegistry meters;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    TimedHandler(HttpRequestHandler handler, MeterRegistry meters) {
        this.handler = handler;
        this.meters = meters;
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
