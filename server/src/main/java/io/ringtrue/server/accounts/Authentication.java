package io.ringtrue.server.accounts;

import java.time.Duration;

/// How an attempt to authenticate ended.
public sealed interface Authentication {
    /// @param credential the one that matched
    record Granted(Account account, Credential credential) implements Authentication {}

    /// Unknown name, wrong secret or revoked credential. All are answered with the same text after the same
    /// work, so that nobody can find out which names exist.
    record Denied() implements Authentication {}

    /// The right secret of an account that is not active. Most callers answer it like [Denied].
    record Suspended(Account account) implements Authentication {}

    /// Too many wrong tries for this name or from this address, or too many at this moment. Nothing was
    /// tested. Strangers at other addresses do not bring this about for secrets that we made, nor for callers
    /// whose imported secret was right before from where they are.
    record Throttled(Duration retryAfter) implements Authentication {}
}
