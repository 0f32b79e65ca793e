package io.ringtrue.server.dashboard.phone;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What waits to be written to one browser. Whoever puts something in returns at once; the outbox's own thread writes
/// and may wait for the browser. Of sound at most half a second waits: the oldest is dropped, so a slow browser loses
/// sound and never holds the call. A browser that lets 500 messages wait has lost the story, and is cut off.
final class Outbox implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    static final int MOST_FRAMES = 25;
    static final int MOST_TEXTS = 500;
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final int MOST_UNANSWERED = 2;

    /// The way to the browser. Methods may wait for it.
    interface Wire {
        void text(String json) throws IOException;

        void sound(byte[] frame) throws IOException;

        void ping() throws IOException;

        /// Ends the connection. Must not wait.
        void cut();
    }

    private final Wire wire;
    private final Clock clock;
    private final Deque<String> texts = new ArrayDeque<>();
    private final Deque<byte[]> frames = new ArrayDeque<>();
    private boolean closed;
    private long droppedFrames;
    private int unanswered;

    Outbox(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /// Puts a control message in. Messages go before sound.
    synchronized void say(String json) {
        if (closed) return;
        if (texts.size() >= MOST_TEXTS) {
            close();
            wire.cut();
            return;
        }
        texts.add(json);
        notifyAll();
    }

    /// Puts 20 ms of sound in; it is not copied.
    synchronized void sound(byte[] frame) {
        if (closed) return;
        if (frames.size() >= MOST_FRAMES) {
            frames.poll();
            droppedFrames++;
        }
        frames.add(frame);
        notifyAll();
    }

    /// Sound that belongs to an earlier call is not wanted any more.
    synchronized void hush() {
        frames.clear();
    }

    synchronized long droppedFrames() {
        return droppedFrames;
    }

    /// The browser has answered a ping.
    synchronized void answered() {
        unanswered = 0;
    }

    /// Writes until it is closed or the browser is gone.
    void run() {
        try {
            Instant ping = clock.instant().plus(PING_EVERY);
            while (awaitWork(ping)) {
                String text = nextText();
                byte[] frame = text == null ? nextFrame() : null;
                if (text != null) wire.text(text);
                if (frame != null) wire.sound(frame);
                if (!clock.instant().isBefore(ping)) {
                    ping = clock.instant().plus(PING_EVERY);
                    if (!ping()) return;
                }
            }
        } catch (IOException gone) {
            LOG.log(DEBUG, () -> "a browser phone is gone: " + gone.getMessage());
        } catch (InterruptedException toldToStop) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            wire.cut();
        }
    }

    /// @return false: the browser has not answered the ones before
    private boolean ping() throws IOException {
        synchronized (this) {
            if (++unanswered > MOST_UNANSWERED) return false;
        }
        wire.ping();
        return true;
    }

    /// @return false when it is closed
    private synchronized boolean awaitWork(Instant until) throws InterruptedException {
        while (!closed && texts.isEmpty() && frames.isEmpty()) {
            long left = Duration.between(clock.instant(), until).toMillis();
            if (left <= 0) return true;
            wait(left);
        }
        return !closed;
    }

    private synchronized @Nullable String nextText() {
        return texts.poll();
    }

    private synchronized byte @Nullable [] nextFrame() {
        return frames.poll();
    }

    /// Nothing is written any more. Repeating it does nothing.
    @Override
    public synchronized void close() {
        closed = true;
        texts.clear();
        frames.clear();
        notifyAll();
    }
}
