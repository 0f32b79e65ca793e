package io.ringtrue.server.loop;

import java.util.Map;
import java.util.concurrent.ThreadFactory;

/// Rings here when any node has queued work, so that a loop need not look often. It may miss a ring: loops look
/// by themselves too, only more slowly while the bell works.
public interface Bell extends AutoCloseable {
    /// What waits.
    enum Work {
        CALLS,
        CALLBACKS
    }

    /// One that never rings: all work is queued by this node, which wakes its own loops.
    Bell NONE = new Bell() {
        @Override
        public void start(Map<Work, Runnable> wakes, ThreadFactory threads) {}

        @Override
        public boolean isHeard() {
            return false;
        }

        @Override
        public void close() {}
    };

    /// Begins to listen. Once only.
    ///
    /// @param wakes called on the bell's thread when there may be such work; must return quickly
    /// @param threads makes the one thread
    void start(Map<Work, Runnable> wakes, ThreadFactory threads);

    /// Whether a ring has lately been heard, so that the next will be.
    boolean isHeard();

    /// Listens no more. Closing again does nothing.
    @Override
    void close();
}
