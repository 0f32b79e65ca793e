package io.ringtrue.server.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringtrue.server.http.RequestGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Counts and times the requests of one dialect, with the name and the tags that Spring's observation gives to
/// all other requests. It starts no span and keeps no context, which would cost a tenth of a validation.
final class RequestTimers {
    private final MeterRegistry meters;
    private final String uri;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String method, int status) {}

    /// @param uri the tag that all these requests share, such as `/some/base/**`
    RequestTimers(MeterRegistry meters, String uri) {
        this.meters = meters;
        this.uri = uri;
    }

    /// @param method any text; one that HTTP does not have is counted as `UNKNOWN`, so that no caller can
    /// make meters at will
    void record(String method, int status, long nanos) {
        Kind kind = new Kind(RequestGate.knows(method) ? method : "UNKNOWN", status);
        timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
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
