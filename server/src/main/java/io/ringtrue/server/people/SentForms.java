package io.ringtrue.server.people;

import java.time.Instant;

/// Keeps which forms were sent: the port that `storage` implements.
public interface SentForms {
    /// Durable when it returns. Of two who send the same form at the same time, one is first.
    ///
    /// @param token made for one showing of one form
    /// @return false: it was sent before
    boolean first(String token, Instant at);
}
