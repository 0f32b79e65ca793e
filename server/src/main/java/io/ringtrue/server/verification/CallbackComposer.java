package io.ringtrue.server.verification;

import io.ringtrue.server.callbacks.CallbackRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Writes the request that reports where a verification stands. Each dialect brings its own.
public interface CallbackComposer {
    /// @return the same request whenever it is sent
    CallbackRequest compose(Report report);

    /// Query parameters this composer adds, in lower case: a callback URL that has one of them already is
    /// refused. Empty: it adds none.
    Set<String> ownParameters();

    /// What is reported.
    ///
    /// @param verification with a callback URL; with its final status, or as being dialled
    /// @param at when this happened
    /// @param timeline its whole story so far; read from the store only by a composer that shows it
    record Report(Verification verification, Instant at, Supplier<List<TimelineEvent>> timeline) {}
}
