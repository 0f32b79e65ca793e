package io.ringtrue.server.guard.rehearsal;

import java.time.Instant;

/// One request of a pattern.
///
/// @param account 1 to so many as the pattern uses
/// @param number as it is written in the request
/// @param callbackHost empty: no callback
public record Attempt(Instant at, long account, String number, String callbackHost, Callee callee) {
    /// What happens when the phone rings. Every call is over [Rehearsal#CALL] after it was asked for.
    public enum Callee {
        /// Answers, which pays those who pump, and keys nothing.
        SILENT,
        /// Answers and says "this was not me".
        NOT_ME,
        /// Answers and keys the right PIN.
        MATCHES
    }
}
