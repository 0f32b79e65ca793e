package io.ringtrue.server.api;

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

/// Counts and times what a handler answers, by HTTP status, under a name of the dialect's own.
public final class TimedHandler implements HttpRequestHandler {
    private final HttpRequestHandler handler;
    private final MeterRegistry meters;
    private final String meter;
    private final String description;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    /// @param meter the metric's name, such as `ringtrue.validations`
    public TimedHandler(HttpRequestHandler handler, MeterRegistry meters, String meter, String description) {
        this.handler = handler;
        this.meters = meters;
        this.meter = meter;
        this.description = description;
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
        return Timer.builder(meter)
                .description(description)
                .tag("status", Integer.toString(status))
                .register(meters);
    }
}
