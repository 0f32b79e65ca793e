package io.ringtrue.server.callbacks;

import io.ringtrue.server.callbacks.Turns.Endpoint;
import io.ringtrue.server.callbacks.Turns.Waiting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A store in memory. It keeps the contract of [CallbackStore#claim] and leaves out the views.
public final class CallbacksInMemory implements CallbackStore {
    private final List<Row> rows = new ArrayList<>();
    private final List<DeliveryAttempt> attempts = new ArrayList<>();
    private int failures;
    private int lost;
    private Consumer<String> whenLost = _ -> {};

    private static final class Row {
        final long id;
        final long account;
        final CallbackRequest request;
        final Instant created;
        Optional<Instant> due;
        boolean leased;
        int attempts;
        long generation;

        Row(long id, long account, CallbackRequest request, Instant due) {
            this.id = id;
            this.account = account;
            this.created = due;
            this.request = request;
            this.due = Optional.of(due);
        }

        boolean isLeased(Instant now) {
            return leased && due.filter(until -> until.isAfter(now)).isPresent();
        }

        Endpoint endpoint() {
            return new Endpoint(account, host(), true);
        }

        private String host() {
            String url = request.url();
            return url.startsWith("http") ? String.valueOf(URI.create(url).getHost()) : url;
        }
    }

    public void add(String url, Instant due) {
        add(1, new CallbackRequest.Get(url), due);
    }

    void add(CallbackRequest request, Instant due) {
        add(1, request, due);
    }

    synchronized void add(long account, CallbackRequest request, Instant due) {
        rows.add(new Row(rows.size() + 1L, account, request, due));
    }

    synchronized void failNextClaims(int count) {
        failures = count;
    }

    /// The next result is not stored: its node has died.
    synchronized void loseNextResult() {
        lost++;
    }

    /// @param event is called after each result that was lost
    synchronized void whenLost(Consumer<String> event) {
        whenLost = event;
    }

    synchronized List<DeliveryAttempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public synchronized List<DueCallback> claim(Instant now, Duration lease, int free, Shares shares) {
        if (failures-- > 0) throw new IllegalStateException("database is away");
        List<Endpoint> underWay = rows.stream()
                .filter(row -> row.isLeased(now))
                .map(Row::endpoint)
                .toList();
        List<Waiting> waiting = rows.stream()
                .filter(row -> row.due.filter(at -> !at.isAfter(now)).isPresent())
                .map(row -> new Waiting(row.id, row.due.orElseThrow(), row.endpoint()))
                .toList();
        return Turns.choose(waiting, underWay, free, shares).stream()
                .map(id -> taken(rows.get((int) (id - 1)), now.plus(lease)))
                .toList();
    }

    private static DueCallback taken(Row row, Instant until) {
        row.leased = true;
        row.due = Optional.of(until);
        return new DueCallback(
                row.id,
                row.account,
                row.id,
                "msg_" + row.id,
                row.request,
                row.attempts + 1,
                ++row.generation,
                row.created,
                CallbackCourierTest.secrets());
    }

    @Override
    public int bringForward(Duration longest) {
        return 0;
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return rows.stream().flatMap(row -> row.due.stream()).min(Instant::compareTo);
    }

    @Override
    public synchronized void attempted(DueCallback callback, DeliveryAttempt attempt, Next next) {
        if (lost > 0) {
            lost--;
            whenLost.accept("lost");
            throw new IllegalStateException("this node has died");
        }
        Row row = rows.get((int) callback.id() - 1);
        if (row.generation != callback.generation()) return;
        row.leased = false;
        row.attempts++;
        row.generation++;
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

    @Override
    public int replayDead(long accountId, Instant from, Instant to, int most, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean rotateSecret(long accountId, DueCallback.SigningSecret secret, Instant now, Instant oldUntil) {
        throw new UnsupportedOperationException();
    }
}
