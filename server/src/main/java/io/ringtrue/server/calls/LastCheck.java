package io.ringtrue.server.calls;

import java.util.Optional;

/// Whether an order that has waited may still be dialled, by the rules of destinations in force now: the server
/// may have been started with others since the order was placed.
@FunctionalInterface
public interface LastCheck {
    /// On the call's own thread; must not wait for anybody.
    ///
    /// @return empty: nothing is against it
    Optional<CallOutcome.Barred> objection(CallOrder order);
}
