package io.ringtrue.server.accounts.guesses;

import java.time.Duration;

/// What became of a try.
public sealed interface Verdict {
    record Right() implements Verdict {}

    record Wrong() implements Verdict {}

    /// It was not tested.
    record Wait(Duration until) implements Verdict {}
}
