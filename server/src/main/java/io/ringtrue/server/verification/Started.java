package io.ringtrue.server.verification;

import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.verification.request.Content;
import java.util.List;
import java.util.Optional;

/// What became of a [io.ringtrue.server.verification.request.StartRequest].
public sealed interface Started {
    /// Durable. Its status is [VerificationStatus#INSUFFICIENT_BALANCE] when it could not be paid for.
    ///
    /// @param story its timeline by now. That of a new one is not read: an error after the commit would make the
    /// caller try again, and the phone would ring twice
    /// @param made the PIN we made, shown once; empty when the caller gave one or the request is a repetition
    record Accepted(Verification verification, List<TimelineEvent> story, Optional<Content> made) implements Started {}

    /// Fields badly formed, a destination not allowed, a number that belongs to nobody. Nothing was stored.
    ///
    /// @param refusals one a field, at least one
    record Invalid(List<Refusal> refusals) implements Started {}

    /// Too many. Nothing was stored.
    ///
    /// @param own true: only the caller's own requests were counted (`refusal` may be told whole); false: the rule
    /// says no more than that the number cannot be called now
    record Limited(Refusal refusal, boolean own) implements Started {}

    /// The idempotency key came before with another request.
    record KeyReused() implements Started {}

    /// This node is shutting down; nothing was stored.
    record Unavailable() implements Started {}
}
