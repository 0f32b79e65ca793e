package io.ringtrue.server.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One name being looked up for one asker. Its lane is chosen before it begins, and stays.
final class Lookup {
    private final String host;
    private final String asker;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<List<InetAddress>> addresses = Optional.empty();
    private boolean slow;
    private boolean abandoned;

    Lookup(String host, String asker) {
        this.host = host;
        this.asker = asker;
    }

    String host() {
        return host;
    }

    String asker() {
        return asker;
    }

    boolean slow() {
        return slow;
    }

    void chooseLane(boolean slowLane) {
        slow = slowLane;
    }

    /// True once its asker has given up while it was under way.
    boolean isAbandoned() {
        return abandoned;
    }

    void abandon() {
        abandoned = true;
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    /// @param found empty: the name has no address
    void end(Optional<List<InetAddress>> found) {
        addresses = found;
        ended.countDown();
    }

    /// @return false when the time was up first
    boolean await(Duration most) throws InterruptedException {
        return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Empty while it has not ended, and when the name has no address.
    Optional<List<InetAddress>> addresses() {
        return addresses;
    }
}
