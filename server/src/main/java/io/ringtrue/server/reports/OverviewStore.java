package io.ringtrue.server.reports;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what the first page shows: the port that `storage` implements.
public interface OverviewStore {
    /// @param account empty: the whole installation
    Overview read(OptionalLong account, Instant now);

    /// The last attempt that failed by this trunk's fault, however long ago; empty: none is on record.
    Optional<HourOfCalls.TrunkFailure> lastFailure(String trunk);

    /// How far the installation has come, on any node: it differs when anything that a page shows may have changed.
    /// Costs a few looks at the ends of indexes, and writers nothing.
    String pulse();
}
