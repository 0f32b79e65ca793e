package io.ringtrue.server.storage.engine;

import java.util.concurrent.ThreadFactory;

/// SQLite's native calls pin a virtual thread to its carrier, so its work is done by threads of the platform.
final class PlatformThreads {
    private PlatformThreads() {}

    static Thread start(ThreadFactory platformThreads, String name, Runnable work) {
        Thread thread = named(platformThreads, name, work);
        thread.start();
        return thread;
    }

    /// @throws IllegalArgumentException when the factory makes virtual threads
    static Thread named(ThreadFactory platformThreads, String name, Runnable work) {
        Thread thread = platformThreads.newThread(work);
        if (thread.isVirtual()) throw new IllegalArgumentException("storage needs a factory of platform threads");
        thread.setName(name);
        return thread;
    }

    /// Waits for its end, interrupted or not.
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
