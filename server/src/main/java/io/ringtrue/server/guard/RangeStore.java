package io.ringtrue.server.guard;

import java.time.Instant;
import java.util.List;

/// Keeps how calls to each range ended, and which ranges are paused. Ends are counted where verifications
/// end, in the same transaction. Each method is one transaction, durable when it returns.
public interface RangeStore {
    /// Ranges not paused with at least `leastAnswered` answered calls in the last day, of which fewer than
    /// half matched.
    List<RangeHistory> suspects(Instant now, int leastAnswered);

    /// Pauses a range on all nodes.
    ///
    /// @return false: it is paused already, by another node
    boolean pause(PausedRange range);

    /// Ends a pause. What was counted before is no evidence any more.
    ///
    /// @return false: it was not paused
    boolean resume(String prefix, Instant now);

    /// By prefix.
    List<PausedRange> paused(Instant now);

    /// Drops counts that no rule looks at any more.
    void forget(Instant now);
}
