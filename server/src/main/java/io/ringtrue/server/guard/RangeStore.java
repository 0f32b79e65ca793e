package io.ringtrue.server.guard;

import java.time.Instant;
import java.util.List;

/// Keeps how calls to each range ended, and which ranges are paused. Ends are counted where verifications
/// end, in the same transaction. Each method is one transaction, durable when it returns.
public interface RangeStore {
    /// Ranges not paused for everybody with at least `leastAnswered` answered calls in the last day, in which
    /// fewer than half of the calls of some accounts matched: all accounts with calls there.
    List<RangeHistory> suspects(Instant now, int leastAnswered);

    /// Pauses a range on all nodes, for everybody or for one account.
    ///
    /// @return false: it is paused already, by another node
    boolean pause(PausedRange range);

    /// Ends all pauses of a range, also those for one account. What was counted before is no evidence any more.
    ///
    /// @return false: it was not paused
    boolean resume(String prefix, Instant now);

    /// By prefix, then account.
    List<PausedRange> paused(Instant now);

    /// Drops counts that no rule looks at any more.
    void forget(Instant now);
}
