package io.ringtrue.server.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Counts calls that ring a number on trial and belong to no verification. Verifications of the number count them, too.
/// The one method is one transaction, durable when it returns.
public interface TestCallStore {
    /// Counts one call, unless a limit is full: then nothing is counted.
    ///
    /// @param number E.164 with `+`
    /// @return the first limit that is full; empty: the call is counted, and may be made
    Optional<Limit> count(String number, List<Limit> limits, Instant at);
}
