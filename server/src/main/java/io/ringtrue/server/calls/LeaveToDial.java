package io.ringtrue.server.calls;

/// Whether an order may be dialled, decided at the last moment.
public enum LeaveToDial {
    /// The intent to dial is committed.
    GIVEN,
    /// The claim is stale or a stop was asked for: whoever took the order ends it.
    GONE,
    /// The number has been put on the do-not-call list while the order waited.
    LISTED,
    /// The number's range has been paused while the order waited.
    PAUSED
}
