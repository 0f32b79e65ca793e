package io.ringtrue.server.callbacks;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.loop.Loop;
import io.ringtrue.server.outbound.HttpReply;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.HttpTransport;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.RefusedUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers callbacks at least once. A row is claimed under a lease, sent once on a thread of its own, and
/// its result stored; whoever dies in between leaves the row to be claimed again when the lease is over. So
/// an endpoint may get the same `webhook-id` twice, and never misses one.
public final class CallbackCourier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackCourier.class);

    /// Other nodes' rows come due without anybody waking us.
    private static final Duration POLL = Duration.ofSeconds(1);

    /// Comfortably longer than an attempt takes, so that no second node sends what the first is sending.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int GONE = 410;

    private final CallbackStore store;
    private final HttpTransport transport;
    private final RetrySchedule schedule;
    private final Bounds bounds;
    private final Clock clock;
    private final RandomGenerator random;
    private final ThreadFactory threads;
    private final DeliveryListener listener;
    private final Semaphore slots;
    private final Loop loop;

    /// How many deliveries may be under way at once. `perHost` is below `total`, so that one slow host
    /// leaves room.
    public record Bounds(int total, int perHost) {
        public static final Bounds STANDARD = new Bounds(256, 8);

        public Bounds {
            if (perHost < 1 || total < perHost) {
                throw new IllegalArgumentException("bounds must be 1 <= perHost <= total");
            }
        }
    }

    public CallbackCourier(
            CallbackStore store,
            HttpTransport transport,
            RetrySchedule schedule,
            Bounds bounds,
            Clock clock,
            RandomGenerator random,
            ThreadFactory threads,
            DeliveryListener listener) {
        this.store = store;
        this.transport = transport;
        this.schedule = schedule;
        this.bounds = bounds;
        this.clock = clock;
        this.random = random;
        this.threads = threads;
        this.listener = listener;
        slots = new Semaphore(bounds.total());
        loop = new Loop("the courier", this::claimAndDispatch, this::untilNext, threads);
    }

    public void start() {
        loop.start();
    }

    /// Says that a callback has become due; its delivery starts at once. Cheap, from any thread.
    public void wake() {
        loop.wake();
    }

    /// Deliveries under way on this node.
    public int inFlight() {
        return bounds.total() - slots.availablePermits();
    }

    /// Claims nothing more and waits until what is under way is stored, at most as long as the lease. Closing
    /// again does nothing.
    @Override
    public void close() throws InterruptedException {
        loop.closeAndWait(LEASE);
        if (slots.tryAcquire(bounds.total(), LEASE.toMillis(), TimeUnit.MILLISECONDS)) {
            slots.release(bounds.total());
        } else {
            LOG.warn("callbacks still under way at the end; their leases will run out");
        }
    }

    /// Takes as many as there are free slots.
    private boolean claimAndDispatch() {
        int free = slots.availablePermits();
        if (free == 0) return false;
        List<DueCallback> due = store.claim(clock.instant(), LEASE, free, bounds.perHost());
        due.forEach(this::dispatch);
        return !due.isEmpty();
    }

    private void dispatch(DueCallback callback) {
        slots.acquireUninterruptibly();
        threads.newThread(() -> {
                    try {
                        deliver(callback);
                    } finally {
                        slots.release();
                        wake(); // its host has room for another
                    }
                })
                .start();
    }

    private void deliver(DueCallback callback) {
        long begin = System.nanoTime();
        Instant sent = clock.instant();
        HttpReply reply = send(callback, sent);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        DeliveryAttempt attempt = new DeliveryAttempt(callback.attempt(), sent, took, status(reply), words(reply));
        Next next = next(callback, reply);
        try {
            store.attempted(callback, attempt, next);
            listener.attempted(callback, attempt, next);
        } catch (RuntimeException e) {
            LOG.warn("callback {}: result not stored; it will be sent again", callback.id(), e);
        }
    }

    /// Standard Webhooks: 410 unsubscribes a URL. A GET's URL says what it reports, so that no other
    /// callback has it.
    private Next next(DueCallback callback, HttpReply reply) {
        return callback.request() instanceof CallbackRequest.Post && status(reply) == GONE
                ? new Next.Unwanted()
                : schedule.after(callback.attempt(), reply, clock.instant(), random);
    }

    private HttpReply send(DueCallback callback, Instant sent) {
        try {
            return transport.send(signed(callback, sent));
        } catch (RefusedUrl e) {
            return new HttpReply.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The URL and its query stay out of the log: they carry the number.
            LOG.error(
                    "callback {} cannot be sent: {}",
                    callback.id(),
                    e.getClass().getSimpleName());
            return new HttpReply.Failed("internal error");
        }
    }

    private static OutgoingRequest signed(DueCallback callback, Instant sent) throws RefusedUrl {
        HttpTarget target = HttpTarget.of(URI.create(callback.request().url()));
        return switch (callback.request()) {
            case CallbackRequest.Get _ -> OutgoingRequest.get(target, headers(callback, sent, target.pathAndQuery()));
            case CallbackRequest.Post(var _, String contentType, String body) ->
                OutgoingRequest.post(target, headers(callback, sent, body), contentType, body);
        };
    }

    private static Map<String, String> headers(DueCallback callback, Instant sent, String content) {
        return CallbackSignature.headers(callback.messageId(), sent, content, callback.secrets());
    }

    private Duration untilNext() {
        try {
            return store.nextDue()
                    .map(due -> Duration.between(clock.instant(), due))
                    // Due and yet not claimed: its host is busy, and the delivery that ends there wakes us.
                    .filter(wait -> wait.isPositive() && wait.compareTo(POLL) < 0)
                    .orElse(POLL);
        } catch (RuntimeException e) {
            LOG.warn("cannot read when the next callback is due", e);
            return POLL;
        }
    }

    private static int status(HttpReply reply) {
        return reply instanceof HttpReply.Answered(int status, String _) ? status : 0;
    }

    private static String words(HttpReply reply) {
        return switch (reply) {
            case HttpReply.Answered(int status, String _) -> Integer.toString(status);
            case HttpReply.Refused(String why) -> "refused: " + why;
            case HttpReply.Failed(String why) -> why;
        };
    }
}
