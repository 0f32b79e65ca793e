package io.ringtrue.server.wiring;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// The one place where threads are born, with names; ARCHITECTURE.md has the table.
public final class Threads {
    private Threads() {}

    /// Virtual threads `name-1`, `name-2`, …: for what blocks on sockets, locks and time.
    public static ThreadFactory virtual(String name) {
        return Thread.ofVirtual().name(name + "-", 1).factory();
    }

    /// Platform daemon threads `name-1`, …: for what must not wait for a carrier (media pacing) or would pin one
    /// (SQLite's native calls).
    public static ThreadFactory platform(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> Thread.ofPlatform()
                .name(name + "-" + number.incrementAndGet())
                .daemon(true)
                .unstarted(task);
    }

    /// As [#platform], but a thread that is given the highest priority before it starts also asks for [RealTime]: a
    /// voice that is late is heard.
    static ThreadFactory realTime(String name) {
        ThreadFactory platform = platform(name);
        return task -> platform.newThread(() -> {
            if (Thread.currentThread().getPriority() == Thread.MAX_PRIORITY) RealTime.ask();
            task.run();
        });
    }
}
