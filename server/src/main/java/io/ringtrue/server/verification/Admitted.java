package io.ringtrue.server.verification;

import io.ringtrue.server.guard.Limit;
import java.time.Duration;

/// What became of an [Admission]. Whatever it says is durable.
public sealed interface Admitted {
    /// Stored and held, or stored and ended for want of balance: its status tells.
    record Stored(Verification verification) implements Admitted {}

    /// The same key and request came before; this is what it became.
    record Repeated(Verification verification) implements Admitted {}

    /// The same key came before with another request.
    record KeyReused() implements Admitted {}

    /// Nothing was stored.
    ///
    /// @param retryAfter when the count will have room again, at the earliest
    record OverLimit(Limit limit, Duration retryAfter) implements Admitted {}

    /// The account's spend cap for 24 hours would be passed; nothing was stored.
    record OverSpendCap() implements Admitted {}

    /// Another verification has this id: choose a new one. Nothing was stored.
    record IdTaken() implements Admitted {}
}
