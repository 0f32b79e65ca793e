package io.ringtrue.server.callbacks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store in memory. It keeps the contract of [CallbackStore#claim] and leaves out the views.
public final class CallbacksInMemory implements CallbackStore {
    private final List<Row> rows = new ArrayList<>();
    private final List<DeliveryAttempt> attempts = new ArrayList<>();
    private int failures;

    private static final class Row {
        final long id;
        final CallbackRequest request;
        Optional<Instant> due;
        boolean leased;
        int attempts;
        long generation;

        Row(long id, CallbackRequest request, Instant due) {
            this.id = id;
            this.request = request;
            this.due = Optional.of(due);
        }

        String host() {
            String url = request.url();
            return url.startsWith("http") ? String.valueOf(URI.create(url).getHost()) : url;
        }
    }

    public void add(String url, Instant due) {
        add(new CallbackRequest.Get(url), due);
    }

    synchronized void add(CallbackRequest request, Instant due) {
        rows.add(new Row(rows.size() + 1L, request, due));
    }

    synchronized void failNextClaims(int count) {
        failures = count;
    }

    synchronized List<DeliveryAttempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public synchronized List<DueCallback> claim(Instant now, Duration lease, int most, int mostPerHost) {
        if (failures-- > 0) throw new IllegalStateException("database is away");
        Map<String, Integer> perHost = new HashMap<>();
        rows.stream().filter(row -> row.leased).forEach(row -> perHost.merge(row.host(), 1, Integer::sum));
        List<DueCallback> claimed = new ArrayList<>();
        for (Row row : rows) {
            boolean due = !row.leased && row.due.filter(at -> !at.isAfter(now)).isPresent();
            if (due && claimed.size() < most && perHost.getOrDefault(row.host(), 0) < mostPerHost) {
                perHost.merge(row.host(), 1, Integer::sum);
                row.leased = true;
                claimed.add(new DueCallback(
                        row.id,
                        1,
                        row.id,
                        "msg_" + row.id,
                        row.request,
                        ++row.attempts,
                        ++row.generation,
                        now,
                        CallbackCourierTest.secrets()));
            }
        }
        return claimed;
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return rows.stream().flatMap(row -> row.due.stream()).min(Instant::compareTo);
    }

    @Override
    public synchronized void attempted(DueCallback callback, DeliveryAttempt attempt, Next next) {
        Row row = rows.get((int) callback.id() - 1);
        row.leased = false;
        row.due = next instanceof Next.RetryAt(Instant at) ? Optional.of(at) : Optional.empty();
        attempts.add(attempt);
    }

    @Override
    public Optional<Callback> find(long accountId, long callbackId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Callback> list(long accountId, Optional<Callback.State> state, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void wantAgain(long accountId, String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean replay(long accountId, long callbackId, Instant now) {
        throw new UnsupportedOperationException();
    }
}
