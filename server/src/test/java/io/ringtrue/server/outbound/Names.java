package io.ringtrue.server.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A name service: names that end in `.dead` are never answered until this is closed, `.none` do not exist, all others
/// have one address. It counts, and is asked through the real resolver with the real shares.
public final class Names implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger dead = new AtomicInteger();
    private final AtomicInteger mostDead = new AtomicInteger();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final SystemResolver resolver = new SystemResolver(
            new LookupQueue(LookupQueue.Shares.STANDARD, Ticker.systemTicker()),
            this::addresses,
            work -> Thread.ofPlatform().daemon().unstarted(work));

    private InetAddress[] addresses(String host) throws UnknownHostException {
        asked.merge(host, 1, Integer::sum);
        if (host.endsWith(".none")) throw new UnknownHostException(host);
        if (host.endsWith(".dead")) hang(host);
        return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }

    private void hang(String host) throws UnknownHostException {
        mostDead.accumulateAndGet(dead.incrementAndGet(), Math::max);
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        dead.decrementAndGet();
        throw new UnknownHostException(host);
    }

    public SystemResolver resolver() {
        return resolver;
    }

    /// Look-ups of dead names that hang now.
    public int dead() {
        return dead.get();
    }

    /// The most that ever hung at once.
    public int mostDead() {
        return mostDead.get();
    }

    /// How often the name was looked up.
    public int asked(String host) {
        return asked.getOrDefault(host, 0);
    }

    @Override
    public void close() {
        closed.countDown();
        resolver.close();
    }
}
