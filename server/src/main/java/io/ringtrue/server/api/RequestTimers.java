package io.ringtrue.server.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringtrue.server.http.RequestGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts and times the requests of one dialect, with the name and the tags that Spring's observation gives to
/// all other requests. It starts no span and keeps no context, which would cost a tenth of a validation.
final class RequestTimers {
    private final MeterRegistry meters;
    private final String uri;
    private final AtomicInteger active = new AtomicInteger();
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String method, int status, String exception) {}

    /// @param uri the tag that all these requests share, such as `/some/base/**`
    RequestTimers(MeterRegistry meters, String uri) {
        this.meters = meters;
        this.uri = uri;
        Gauge.builder("ringtrue.http.active", active, AtomicInteger::get)
                .description("requests of a dialect under way")
                .tag("uri", uri)
                .register(meters);
    }

    void begun() {
        active.incrementAndGet();
    }

    /// @param method any text; one that HTTP does not have is counted as `UNKNOWN`, so that no caller can
    /// make meters at will
    /// @param exception the class that left the handler; `none` when none did
    void ended(String method, int status, String exception, long nanos) {
        active.decrementAndGet();
        Kind kind = new Kind(RequestGate.knows(method) ? method : "UNKNOWN", status, exception);
        timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("error", kind.exception)
                .tag("exception", kind.exception)
                .tag("method", kind.method)
                .tag("outcome", outcome(kind.status))
                .tag("status", Integer.toString(kind.status))
                .tag("uri", uri)
                .register(meters);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
