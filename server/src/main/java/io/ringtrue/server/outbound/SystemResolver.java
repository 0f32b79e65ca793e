package io.ringtrue.server.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Asks the operating system, on platform threads of its own: the system's look-up is native code that cannot be
/// interrupted and would pin the carrier of a virtual thread, so a dead name server would stall calls. A caller gives
/// up after 5 s, though the look-up's thread hangs on; [LookupQueue] bounds how many may hang, for each asker and
/// in all.
public final class SystemResolver implements HostResolver, AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final LookupQueue queue;
    private final NameService names;
    private final ExecutorService threads;

    /// @param platformThreads makes platform threads
    public SystemResolver(ThreadFactory platformThreads) {
        this(
                new LookupQueue(LookupQueue.Shares.STANDARD, Ticker.systemTicker()),
                InetAddress::getAllByName,
                platformThreads);
    }

    SystemResolver(LookupQueue queue, NameService names, ThreadFactory platformThreads) {
        this.queue = queue;
        this.names = names;
        // The queue says how many run; a thread that has just ended its look-up may still be on its way back.
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), platformThreads);
    }

    /// Look-ups that still hang though their askers have given up.
    public int hanging() {
        synchronized (queue) {
            return queue.hanging();
        }
    }

    @Override
    public List<InetAddress> resolve(String host, Duration within) throws IOException {
        return resolve(new Lookup(host, ""), within);
    }

    @Override
    public HostResolver inShareOf(String asker) {
        return (host, within) -> resolve(new Lookup(host, asker), within);
    }

    private List<InetAddress> resolve(Lookup lookup, Duration within) throws IOException {
        Duration patience = queue.shares().patience();
        synchronized (queue) {
            queue.add(lookup);
        }
        beginWhatMay();
        try {
            if (lookup.await(within.compareTo(patience) < 0 ? within : patience)) return addresses(lookup);
        } catch (InterruptedException e) {
            giveUp(lookup);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
        giveUp(lookup);
        throw within.compareTo(patience) < 0 ? new SocketTimeoutException() : new SilentName(lookup.host());
    }

    private static List<InetAddress> addresses(Lookup lookup) throws UnknownHostException {
        return lookup.addresses().orElseThrow(() -> new UnknownHostException(lookup.host()));
    }

    private void beginWhatMay() {
        synchronized (queue) {
            for (Optional<Lookup> next = queue.next(); next.isPresent(); next = queue.next()) begin(next.get());
        }
    }

    private void begin(Lookup lookup) {
        try {
            threads.execute(() -> run(lookup));
        } catch (RejectedExecutionException _) {
            queue.ended(lookup, Optional.empty()); // closed
        }
    }

    private void run(Lookup lookup) {
        Optional<List<InetAddress>> found = Optional.empty();
        try {
            found = Optional.of(List.of(names.addresses(lookup.host())));
        } catch (UnknownHostException _) {
            // The answer is that there is none.
        } finally {
            synchronized (queue) {
                queue.ended(lookup, found);
            }
            beginWhatMay();
        }
    }

    private void giveUp(Lookup lookup) {
        synchronized (queue) {
            queue.givenUp(lookup);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
