package io.ringtrue.server.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the operating system, on a few platform threads of its own: the system's look-up is native code that cannot
/// be interrupted and would pin the carrier of a virtual thread, so a dead name server would stall calls.
public final class SystemResolver implements HostResolver, AutoCloseable {
    /// As many look-ups as may hang at once before others queue behind them.
    private static final int THREADS = 16;

    private final ThreadPoolExecutor lookups;

    /// @param platformThreads makes platform threads
    public SystemResolver(ThreadFactory platformThreads) {
        lookups = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), platformThreads);
        lookups.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host, Duration within) throws IOException {
        Future<InetAddress[]> lookup = lookups.submit(() -> InetAddress.getAllByName(host));
        try {
            return List.of(lookup.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            lookup.cancel(true);
            throw new SocketTimeoutException("the name service did not answer");
        } catch (ExecutionException _) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
