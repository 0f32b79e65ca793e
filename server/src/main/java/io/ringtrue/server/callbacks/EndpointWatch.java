package io.ringtrue.server.callbacks;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.RefusedUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Notices endpoints that fail and callbacks that die, and logs each trouble once, not once an attempt. Every node
/// watches its own deliveries.
///
/// An endpoint is an account's host. It fails once three attempts in a row have failed, whichever callbacks they were
/// of, until one is delivered or answered with 410.
public final class EndpointWatch {
    private static final int FAILURES = 3;

    /// As many endpoints, or accounts, as are remembered; then the one that failed first is forgotten.
    private static final int REMEMBERED = 10_000;

    /// An account may have a host for each of its customers, or invent hosts: one line for each would fill the log.
    private static final int LINES_OF_AN_ACCOUNT = 5;

    private static final Duration BETWEEN_DEATHS = Duration.ofHours(1);

    private final System.Logger log;
    private final Map<Endpoint, Trouble> troubled = new LinkedHashMap<>();
    private final Map<Long, Instant> lastDeaths = new LinkedHashMap<>();

    private record Endpoint(long accountId, String host) {}

    private record Trouble(int failures, Instant since, boolean logged) {
        boolean isFailing() {
            return failures >= FAILURES;
        }
    }

    public EndpointWatch() {
        this(System.getLogger(EndpointWatch.class.getName()));
    }

    EndpointWatch(System.Logger log) {
        this.log = log;
    }

    /// How many endpoints fail now.
    public synchronized int failing() {
        return (int) troubled.values().stream().filter(Trouble::isFailing).count();
    }

    public synchronized void attempted(DueCallback callback, DeliveryAttempt attempt, Next next) {
        Endpoint endpoint = new Endpoint(callback.accountId(), host(callback));
        switch (next) {
            case Next.Delivered _, Next.Unwanted _ -> answered(endpoint);
            case Next.RetryAt _ -> failed(endpoint, attempt);
            case Next.Dead _ -> {
                failed(endpoint, attempt);
                died(callback, attempt);
            }
        }
    }

    private void answered(Endpoint endpoint) {
        Trouble before = troubled.remove(endpoint);
        if (before != null && before.logged()) {
            log.log(INFO, "callbacks of account " + endpoint.accountId() + " to " + endpoint.host() + " arrive again");
        }
    }

    private void failed(Endpoint endpoint, DeliveryAttempt attempt) {
        Trouble before = troubled.getOrDefault(endpoint, new Trouble(0, attempt.at(), false));
        int failures = before.failures() + 1;
        boolean worthALine = failures == FAILURES && linesOf(endpoint.accountId()) < LINES_OF_AN_ACCOUNT;
        put(troubled, endpoint, new Trouble(failures, before.since(), before.logged() || worthALine));
        if (worthALine) {
            log.log(
                    WARNING,
                    "callbacks of account " + endpoint.accountId() + " to " + endpoint.host() + " fail since "
                            + before.since() + ": " + attempt.outcome());
        }
    }

    private long linesOf(long accountId) {
        return troubled.entrySet().stream()
                .filter(each -> each.getKey().accountId() == accountId)
                .filter(each -> each.getValue().logged())
                .count();
    }

    private void died(DueCallback callback, DeliveryAttempt attempt) {
        Instant last = lastDeaths.get(callback.accountId());
        if (last != null && attempt.at().isBefore(last.plus(BETWEEN_DEATHS))) return;
        put(lastDeaths, callback.accountId(), attempt.at());
        log.log(
                WARNING,
                "callback " + callback.id() + " of account " + callback.accountId() + " is dead after attempt "
                        + attempt.number() + ": " + attempt.outcome() + "; further ones of this account are not logged"
                        + " within the next hour");
    }

    private static <K, V> void put(Map<K, V> kept, K key, V value) {
        kept.put(key, value);
        if (kept.size() > REMEMBERED) kept.remove(kept.keySet().iterator().next());
    }

    private static String host(DueCallback callback) {
        try {
            return HttpTarget.of(URI.create(callback.request().url())).host();
        } catch (RefusedUrl | IllegalArgumentException _) {
            return "an unreadable URL";
        }
    }
}
