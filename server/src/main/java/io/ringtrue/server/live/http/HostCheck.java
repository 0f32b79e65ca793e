package io.ringtrue.server.live.http;

import java.io.IOException;
import java.time.Duration;

/// Says where queries may go.
@FunctionalInterface
public interface HostCheck {
    /// Looks the host up and judges every address of it.
    ///
    /// @throws IOException when it has none in time, or one that may not be reached
    void check(String host, Duration within) throws IOException;
}
