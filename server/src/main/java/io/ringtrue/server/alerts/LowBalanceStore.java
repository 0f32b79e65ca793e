package io.ringtrue.server.alerts;

import io.ringtrue.server.callbacks.NewCallback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Knows which balances are low: the port that `storage` implements.
public interface LowBalanceStore {
    /// Finds balances that have fallen below their alerts, and writes the callback of each in the same transaction:
    /// one for each time that the balance falls, however many nodes ask. A balance that is at or above its alert
    /// again is found when it falls the next time.
    ///
    /// @param most so many at once
    /// @param compose the callback of one; empty: none is sent. It may be called more than once
    /// @return those found now
    List<LowBalance> tell(Instant now, int most, Function<LowBalance, Optional<NewCallback>> compose);
}
