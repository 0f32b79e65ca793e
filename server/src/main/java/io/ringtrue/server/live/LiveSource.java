package io.ringtrue.server.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Somebody who knows more about numbers. Only asks: caching, limits and money are the [SourceGate]'s.
public interface LiveSource {
    /// Blocks. What it throws names neither the number nor a secret.
    ///
    /// @param within for everything, from the look-up of the host to the last octet of the answer
    /// @return empty: the source does not know the number
    /// @throws IOException when there is no answer in time, or one that makes no sense
    Optional<LiveAnswer> ask(LiveNumber number, Duration within) throws IOException, InterruptedException;
}
