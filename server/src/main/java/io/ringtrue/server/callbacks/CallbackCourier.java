package io.ringtrue.server.callbacks;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.loop.Bell;
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

/// Delivers callbacks at least once. A row is claimed under a lease, its request is sent once on a thread of
/// its own, and the result is stored. If this node dies in between, the row is due again when the lease is
/// over. An endpoint may therefore get the same `webhook-id` twice, and never misses one.
public final class CallbackCourier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CallbackCourier.class.getName());

    /// The longest pause: rows that other nodes wrote come due without a wake-up here.
    private static final Duration POLL = Duration.ofSeconds(1);

    /// The same where such rows ring. What a dead node was to try again does not ring.
    private static final Duration POLL_SLOWLY = Duration.ofSeconds(5);

    /// How often due times are looked for that only a wrong clock can have written.
    private static final Duration MEND_EVERY = Duration.ofMinutes(1);

    /// Longer than any attempt takes, so that no second node sends what the first is still sending.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int GONE = 410;

    private final CallbackStore store;
    private final HttpTransport transport;
    private final RetrySchedule schedule;
    private final Shares shares;
    private final Clock clock;
    private final RandomGenerator random;
    private final ThreadFactory threads;
    private final DeliveryListener listener;
    private final Bell bell;
    private final Semaphore slots;
    private final Loop loop;
    private long nextMending = System.nanoTime();

    public CallbackCourier(
            CallbackStore store,
            HttpTransport transport,
            RetrySchedule schedule,
            Shares shares,
            Clock clock,
            RandomGenerator random,
            ThreadFactory threads,
            DeliveryListener listener,
            Bell bell) {
        this.store = store;
        this.transport = transport;
        this.schedule = schedule;
        this.shares = shares;
        this.clock = clock;
        this.random = random;
        this.threads = threads;
        this.listener = listener;
        this.bell = bell;
        slots = new Semaphore(shares.total());
        loop = new Loop("the courier", this::claimAndDispatch, this::untilNext, threads);
    }

    /// Starts the loop. Once only.
    public void start() {
        loop.start();
    }

    /// Reports that a callback has become due, so that the loop claims it at once. Cheap, from any thread.
    public void wake() {
        loop.wake();
    }

    /// Deliveries under way on this node.
    public int inFlight() {
        return shares.total() - slots.availablePermits();
    }

    /// Claims nothing more, then waits until the deliveries under way are stored: one lease at most for the
    /// loop and one for the deliveries. Closing again does nothing.
    @Override
    public void close() throws InterruptedException {
        loop.closeAndWait(LEASE);
        if (slots.tryAcquire(shares.total(), LEASE.toMillis(), TimeUnit.MILLISECONDS)) {
            slots.release(shares.total());
        } else {
            LOG.log(WARNING, "some callbacks are still being sent; they are sent again when their leases have run out");
        }
    }

    /// Claims no more callbacks than there are free slots.
    private boolean claimAndDispatch() {
        mendDueTimes();
        int free = slots.availablePermits();
        if (free == 0) return false;
        List<DueCallback> due = store.claim(clock.instant(), LEASE, free, shares);
        due.forEach(this::dispatch);
        return !due.isEmpty();
    }

    /// On the loop's thread.
    private void mendDueTimes() {
        if (System.nanoTime() - nextMending < 0) return;
        nextMending = System.nanoTime() + MEND_EVERY.toNanos();
        int mended = store.bringForward(schedule.longest());
        if (mended > 0)
            LOG.log(WARNING, mended + " callbacks were due later than any schedule says: a clock stood wrong");
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
            LOG.log(WARNING, "callback " + callback.id() + ": result not stored; it will be sent again", e);
        }
    }

    /// Standard Webhooks: 410 unsubscribes a URL. That holds for a POST only: the URL of a GET contains what
    /// it reports, so no other callback has the same one.
    private Next next(DueCallback callback, HttpReply reply) {
        return callback.request() instanceof CallbackRequest.Post && status(reply) == GONE
                ? new Next.Unwanted()
                : schedule.after(callback.attempt(), reply, clock.instant(), random);
    }

    private HttpReply send(DueCallback callback, Instant sent) {
        try {
            return transport.inShareOf("account " + callback.accountId()).send(signed(callback, sent));
        } catch (RefusedUrl e) {
            return new HttpReply.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Keep the URL out of the log: its query contains the number.
            LOG.log(
                    ERROR,
                    "callback " + callback.id() + " cannot be sent: "
                            + e.getClass().getSimpleName());
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
        Duration poll = bell.isHeard() ? POLL_SLOWLY : POLL;
        try {
            return store.nextDue()
                    .map(due -> Duration.between(clock.instant(), due))
                    // A row that is due but was not claimed waits for a slot or for its host; the
                    // delivery that ends there wakes the loop.
                    .filter(wait -> wait.isPositive() && wait.compareTo(poll) < 0)
                    .orElse(poll);
        } catch (RuntimeException e) {
            LOG.log(WARNING, "cannot read when the next callback is due", e);
            return poll;
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
