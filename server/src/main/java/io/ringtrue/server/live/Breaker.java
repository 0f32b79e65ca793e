package io.ringtrue.server.live;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// Leaves a failing source alone.
///
/// ```
///            `failures` in a row            `pause` over
///   CLOSED ──────────────────────► OPEN ──────────────────► HALF OPEN: one query goes through
///      ▲                             ▲                          │    │
///      │                             └──────── it fails ────────┘    │
///      └────────────────────────────────────── it succeeds ──────────┘
/// ```
final class Breaker {
    private final int failures;
    private final Duration pause;
    private final Ticker ticker;
    private int inARow;
    private boolean open;
    private boolean probing;
    private long openedAt;

    /// @param failures at least 1
    Breaker(int failures, Duration pause, Ticker ticker) {
        this.failures = failures;
        this.pause = pause;
        this.ticker = ticker;
    }

    /// Whether a query may go out now. After true, one of the three methods below must follow.
    synchronized boolean admits() {
        if (!open) return true;
        if (probing || ticker.read() - openedAt < pause.toNanos()) return false;
        probing = true;
        return true;
    }

    synchronized void succeeded() {
        inARow = 0;
        open = false;
        probing = false;
    }

    /// @return true when this failure opened it, or kept it open after a probe
    synchronized boolean failed() {
        inARow++;
        boolean opens = probing || (!open && inARow >= failures);
        if (opens) {
            open = true;
            probing = false;
            openedAt = ticker.read();
        }
        return opens;
    }

    /// The query that was admitted did not go out after all.
    synchronized void abandoned() {
        probing = false;
    }
}
